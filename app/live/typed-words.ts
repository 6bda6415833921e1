/** Fields in which somebody types: an input without a type is one, as browsers read it. */
const TYPED = 'textarea, input[type="text"], input:not([type])';

/** Whether something is typed in a part of the page that is not sent yet. */
export function holdsTypedWords(region: Element | null): boolean {
  return fieldsOf(region).some(({ value }) => value.trim() !== '') || editorsHold(region);
}

/** Whether a field of this part of the page says something else than the page wrote into it, or an editor says anything. */
export function holdsChanges(region: Element | null): boolean {
  return fieldsOf(region).some(({ value, defaultValue }) => value !== defaultValue) || editorsHold(region);
}

function fieldsOf(region: Element | null): readonly (HTMLInputElement | HTMLTextAreaElement)[] {
  return [...(region?.querySelectorAll<HTMLInputElement | HTMLTextAreaElement>(TYPED) ?? [])];
}

function editorsHold(region: Element | null): boolean {
  return [...(region?.querySelectorAll('[contenteditable="true"]') ?? [])].some(({ textContent }) => (textContent ?? '').trim() !== '');
}
