import { useEffect, type RefObject } from 'react';

/** Escape leaves what is open; a list inside it that closes by the key keeps the key to itself. */
export function useEscape(box: RefObject<HTMLElement | null>, leave: () => void): void {
  useEffect(() => {
    const { current } = box;
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.key === 'Escape') leave();
    };
    current?.addEventListener('keydown', onKeyDown);
    return () => current?.removeEventListener('keydown', onKeyDown);
    // After every drawing: the box comes and goes with what is open.
  });
}
