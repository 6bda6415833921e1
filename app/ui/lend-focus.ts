/** Gives the focus to something that cannot be pressed or filled in, where what had it is gone; the page stays where it is. */
export function lendFocus(place: HTMLElement): void {
  if (!place.hasAttribute('tabindex')) place.tabIndex = -1;
  place.dataset.focusLent = '';
  place.focus({ preventScroll: true });
}
