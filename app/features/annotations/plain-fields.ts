/** What the fields of a note need, on a page whose forms are sent as plain forms. */
export interface PlainFields {
  id(field: string): string;
  value(field: string): string | undefined;
  error(field: string): string | undefined;
  readonly locked: boolean;
}

interface Answered {
  readonly refusal: { readonly fields: Readonly<Record<string, string>> };
  readonly values: Readonly<Record<string, string>>;
}

/** Fields of the form with this intent; what another form was refused is not theirs. */
export function plainFields(intent: string, answer: Answered | undefined): PlainFields {
  const own = answer?.values.intent === intent ? answer : undefined;
  return { id: (field) => `${intent}-${field}`, value: (field) => own?.values[field], error: (field) => own?.refusal.fields[field], locked: false };
}
