import { z } from 'zod';
import { AgreeAction } from '../../../shared/actions.ts';

/** A date typed as day, month and year as an ISO day; other words come back as they are, for the schema to refuse. */
export function isoDay(day: string, month: string, year: string): string {
  const parts = [day, month, year].map((part) => part.trim());
  if (!parts.every((part) => /^\d+$/.test(part)) || parts[2]?.length !== 4) return parts.join(' ').trim();
  const [d = '', m = '', y = ''] = parts;
  return `${y}-${m.padStart(2, '0')}-${d.padStart(2, '0')}`;
}

/** The form's three date fields as the one that the command reads. */
export const AgreeActionForm = z.preprocess((form) => {
  if (typeof form !== 'object' || form === null) return form;
  const fields = form as Readonly<Record<string, unknown>>;
  const text = (name: string) => String(fields[name] ?? '');
  return { ...fields, due: isoDay(text('due-day'), text('due-month'), text('due-year')) };
}, AgreeAction);
