import { z } from 'zod';
import { LOG_KINDS, type LogFilter, type LogKind } from './audit.ts';

const DAY_WORDS = 'Enter a day that exists, such as 26 November 2025.';
const day = z.union([z.literal(''), z.iso.date().startsWith('20')], DAY_WORDS);

const FIELDS = {
  from: day,
  to: day,
  person: z.string().trim().max(320, 'Choose a person from the list.'),
  kind: z.union([z.literal(''), z.enum(Object.keys(LOG_KINDS) as [LogKind, ...LogKind[]])], 'Choose a kind from the list.'),
  workspace: z.union([z.literal(''), z.uuid()], 'Choose a workspace from the list.'),
};

/** What a log's address asks for. What cannot be understood is left out, and said. */
export function logFilterOf(search: URLSearchParams): { readonly filter: LogFilter; readonly errors: Readonly<Record<string, string>> } {
  const errors: Record<string, string> = {};
  const given = Object.fromEntries(Object.entries(FIELDS).map(([name, schema]) => {
    const result = schema.safeParse(search.get(name) ?? '');
    if (!result.success) errors[name] = result.error.issues[0]?.message ?? '';
    return [name, result.success ? result.data : ''];
  })) as unknown as LogFilter;
  if (given.from !== '' && given.to !== '' && given.from > given.to) errors.to = 'The last day comes before the first one.';
  return { filter: given, errors };
}
