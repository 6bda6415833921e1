import { useEffect, useRef, type RefObject } from 'react';
import type { Sending } from './sending.ts';

/** The button that was pressed gives way to others, and they to it: a focus that went with them stays at the form's end. */
export function useFocusAtEnd(waiting: boolean, end: RefObject<HTMLDivElement | null>): void {
  const before = useRef(waiting);
  useEffect(() => {
    if (before.current === waiting) return;
    before.current = waiting;
    if (document.activeElement === document.body) end.current?.querySelector('button')?.focus({ preventScroll: true });
  }, [waiting, end]);
}

/** After a success the fields start afresh; the focus that was in them stays in the composer. */
export function useFocusAfter({ round }: Sending, fieldset: RefObject<HTMLDivElement | null>): void {
  const before = useRef(round);
  const inside = useRef(false);
  useEffect(() => {
    const region = fieldset.current;
    if (before.current !== round) {
      before.current = round;
      if (inside.current) region?.querySelector<HTMLElement>('textarea, [contenteditable="true"], input:not([type="hidden"])')?.focus();
    }
    if (!region) return undefined;
    const enter = () => (inside.current = true);
    const leave = (event: FocusEvent) => {
      // A field that is taken away blurs to nothing: the focus was still here.
      if (event.relatedTarget) inside.current = false;
    };
    region.addEventListener('focusin', enter);
    region.addEventListener('focusout', leave);
    return () => {
      region.removeEventListener('focusin', enter);
      region.removeEventListener('focusout', leave);
    };
  }, [round, fieldset]);
}
