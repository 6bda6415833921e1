import { z } from 'zod';

/** A date typed as day, month and year as an ISO day; other words come back as they are, for the schema to refuse. */
export function isoDay(day: string, month: string, year: string): string {
  const parts = [day, month, year].map((part) => part.trim());
  if (!parts.every((part) => /^\d+$/.test(part)) || parts[2]?.length !== 4) return parts.join(' ').trim();
  const [d = '', m = '', y = ''] = parts;
  return `${y}-${m.padStart(2, '0')}-${d.padStart(2, '0')}`;
}

/** A schema for a form whose dates are three fields each: `end-day`, `end-month` and `end-year` become `end`. */
export function withDays<Schema extends z.ZodType>(names: readonly string[], schema: Schema) {
  return z.preprocess((form) => {
    if (typeof form !== 'object' || form === null) return form;
    const fields = form as Readonly<Record<string, unknown>>;
    const text = (name: string) => (typeof fields[name] === 'string' ? fields[name] : '');
    const days = names.map((name) => [name, isoDay(text(`${name}-day`), text(`${name}-month`), text(`${name}-year`))] as const);
    return { ...fields, ...Object.fromEntries(days) };
  }, schema);
}

/** A day of this century: a database knows no year 0, and a year with a slip in it is no plan. */
export const WrittenDay = z.iso.date({ error: 'Give a real date, for example 30 1 2027.', abort: true }).regex(/^20/, { error: 'Give a date of this century, for example 30 1 2027.' });

/** The same where one may leave it empty. */
export const OptionalDay = z.union([z.literal('').transform(() => null), WrittenDay], { error: 'Give a real date, for example 30 1 2027, or leave it empty.' });
