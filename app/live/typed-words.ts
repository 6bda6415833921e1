/** Whether something is typed in a part of the page that is not sent yet. */
export function holdsTypedWords(region: Element | null): boolean {
  if (!region) return false;
  const fields = region.querySelectorAll<HTMLInputElement | HTMLTextAreaElement>('textarea, input[type="text"]');
  const editors = region.querySelectorAll('[contenteditable="true"]');
  return [...fields].some(({ value }) => value.trim() !== '') || [...editors].some(({ textContent }) => (textContent ?? '').trim() !== '');
}

/** Whether a field of this part of the page says something else than the page wrote into it, or an editor says anything. */
export function holdsChanges(region: Element | null): boolean {
  if (!region) return false;
  const fields = region.querySelectorAll<HTMLInputElement | HTMLTextAreaElement>('textarea, input[type="text"]');
  const editors = region.querySelectorAll('[contenteditable="true"]');
  return [...fields].some(({ value, defaultValue }) => value !== defaultValue) || [...editors].some(({ textContent }) => (textContent ?? '').trim() !== '');
}
