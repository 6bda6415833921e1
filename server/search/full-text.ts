import { Prisma } from '../../prisma/generated/client.ts';
import type { Database } from '../db.ts';
import { plain } from './documents.ts';
import { wantedOf, type Term } from './query-terms.ts';

/**
 * What was typed as PostgreSQL's own query, as text; `null` where nothing in it can be looked for. Every word goes in as
 * a value: nothing that is typed is ever syntax.
 */
export async function fullTextQuery({ prisma }: Database, typed: string): Promise<string | null> {
  const wanted = wantedOf(typed);
  if (wanted.length === 0) return null;
  const [row] = await prisma.$queryRaw<{ query: string }[]>`SELECT (${joined(wanted.map((terms) => joined(terms.map(termQuery), '&&')), '||')})::text AS query`;
  return row?.query || null;
}

function termQuery({ words, names, negated, loose, unfinished }: Term): Prisma.Sql {
  const whole = [words, ...names].map(phrase);
  const apart = loose ? [joined(words.split(' ').map(phrase), '&&')] : [];
  const begun = unfinished ? [beginning(words)] : [];
  const any = joined([...whole, ...apart, ...begun], '||');
  return negated ? Prisma.sql`(!! ${any})` : any;
}

/** In English forms, and as it stands: names and short words are no English words to be shortened. */
const phrase = (words: string) => Prisma.sql`(phraseto_tsquery('english', search_words(${words})) || phraseto_tsquery('simple', search_words(${words})))`;

/** Letters and digits only: what PostgreSQL would take for syntax is gone. */
function beginning(words: string): Prisma.Sql {
  const [last = '', ...before] = plain(words).split(' ').reverse();
  const begun = Prisma.sql`${`'${last}':*`}::tsquery`;
  return before.length === 0 ? begun : joined([...before.map(phrase), begun], '&&');
}

const joined = (parts: readonly Prisma.Sql[], by: '&&' | '||'): Prisma.Sql => Prisma.sql`(${Prisma.join([...parts], ` ${by} `)})`;
