/** Where the page says what has no place of its own to say it in; it is to be heard, not seen. */
export const ANNOUNCER = 'announcer';

/** Says something to whoever listens to the page. The same words again are said again. */
export function announce(words: string): void {
  const place = document.getElementById(ANNOUNCER);
  if (!place) return;
  place.textContent = '';
  // A change that is undone in the same turn is no change to those who listen.
  setTimeout(() => (place.textContent = words), 50);
}
