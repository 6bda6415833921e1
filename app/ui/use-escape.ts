import { useEffect, type RefObject } from 'react';

/** Escape leaves what is open, unless something inside it (a list, a row for a link) took the key for itself. */
export function useEscape(box: RefObject<HTMLElement | null>, leave: () => void): void {
  useEffect(() => {
    const { current } = box;
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.key === 'Escape' && !event.defaultPrevented) leave();
    };
    current?.addEventListener('keydown', onKeyDown);
    return () => current?.removeEventListener('keydown', onKeyDown);
  });
}
