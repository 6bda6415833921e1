import { useEffect, useRef, type RefObject } from 'react';
import { useBeforePaint } from '../ui/use-before-paint.ts';
import type { Sending } from './sending.ts';

/**
 * A choice that is made while the answer to a send is under way is about the next one: the fields start afresh after a
 * success, and it stays.
 */
export function useChoicesKept({ phase, round }: Sending, fields: RefObject<HTMLElement | null>): void {
  const chosen = useRef(new Map<string, string>());
  const before = useRef(round);
  useBeforePaint(() => {
    if (before.current === round) return;
    before.current = round;
    for (const select of fields.current?.querySelectorAll('select') ?? []) {
      const value = chosen.current.get(select.name);
      if (value !== undefined && [...select.options].some((option) => option.value === value)) select.value = value;
    }
    chosen.current.clear();
  }, [round, fields]);

  useEffect(() => {
    const region = fields.current;
    if (phase === 'writing') chosen.current.clear();
    if (phase === 'writing' || !region) return undefined;
    const choose = ({ target }: Event) => {
      if (target instanceof HTMLSelectElement) chosen.current.set(target.name, target.value);
    };
    region.addEventListener('change', choose);
    return () => region.removeEventListener('change', choose);
  }, [phase, round, fields]);
}
