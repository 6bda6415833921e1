import type { FormFields } from '../../live/sending-form.tsx';

interface Answered {
  readonly refusal: { readonly fields: Readonly<Record<string, string>> };
  readonly values: Readonly<Record<string, string>>;
}

/** Fields of a form on a page of its own, that is not beside a figure; with what was wrong and what had been written. */
export function plainFields(prefix: string, answer: Answered | undefined): FormFields {
  return {
    id: (field) => `${prefix}${field}`,
    value: (field) => answer?.values[field],
    error: (field) => answer?.refusal.fields[field],
    locked: false,
  };
}

/** What is wrong, by the ids of the fields. */
export function errorsOf(prefix: string, answer: Answered | undefined): Readonly<Record<string, string>> {
  return Object.fromEntries(Object.entries(answer?.refusal.fields ?? {}).map(([field, words]) => [`${prefix}${field}`, words]));
}
