import { flushSync } from 'react-dom';

/**
 * Applies a change to the page without moving what is being typed, pressed or read: the field with the focus inside
 * `region` keeps its place on the screen; else what the pointer is on, about to be pressed; else what has the focus; and
 * where the reader is in the region, what stands in its middle. Otherwise nothing scrolls.
 */
export function keepStill(region: HTMLElement | null, change: () => void): void {
  const still = region ? stillPoint(region) : null;
  const before = still?.getBoundingClientRect().top ?? 0;
  flushSync(change);
  if (!still?.isConnected) return;
  const moved = still.getBoundingClientRect().top - before;
  if (Math.abs(moved) >= 1) window.scrollBy({ top: moved, behavior: 'instant' });
}

function stillPoint(region: HTMLElement): Element | null {
  const focused = document.activeElement;
  const held = focused && region.contains(focused) && onScreen(focused) ? focused : null;
  if (held?.matches('input, textarea, select, [contenteditable="true"]')) return held;
  const pointed = [...region.querySelectorAll(':hover')].at(-1);
  // Between two things the pointer is on what holds both, which stays where it is though they move.
  if (pointed && onScreen(pointed) && pointed.getBoundingClientRect().height < window.innerHeight / 2) return pointed;
  if (held) return held;
  const box = region.getBoundingClientRect();
  const wholeWidth = box.width > window.innerWidth * 0.7;
  if (!wholeWidth && !region.matches(':hover')) return null;
  const top = Math.max(0, box.top);
  const bottom = Math.min(window.innerHeight, box.bottom);
  if (bottom - top < window.innerHeight / 2) return null;
  const middle = document.elementFromPoint(box.left + box.width / 2, (top + bottom) / 2);
  return middle && middle !== region && region.contains(middle) ? middle : null;
}

function onScreen(element: Element): boolean {
  const { top, bottom } = element.getBoundingClientRect();
  return bottom > 0 && top < window.innerHeight;
}
