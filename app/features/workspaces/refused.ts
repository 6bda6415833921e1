/** What a page knows of its form that was refused; empty before. */
export interface Refused {
  /** Field → what is wrong with it. */
  readonly errors: Readonly<Record<string, string>>;
  /** What had been written, by field; ticked boxes one a line. */
  readonly values: Readonly<Record<string, string>>;
}

export const NOT_REFUSED: Refused = { errors: {}, values: {} };

interface Answered {
  readonly refusal: { readonly message: string; readonly fields: Readonly<Record<string, string>> };
  readonly values: Readonly<Record<string, string>>;
}

/** A refused form as its page shows it; what is about no field is said at `elsewhere`. */
export function refusedOf(answer: Answered | undefined, elsewhere: string): Refused {
  if (!answer) return NOT_REFUSED;
  const { refusal: { fields, message }, values } = answer;
  return { errors: Object.keys(fields).length > 0 ? fields : { [elsewhere]: message }, values };
}

/** The values of a field that may be sent several times: what was ticked before, or what is there now. */
export function tickedOf({ values }: Refused, name: string, now: readonly string[]): readonly string[] {
  if (Object.keys(values).length === 0) return now;
  return (values[name] ?? '').split('\n').filter(Boolean);
}
