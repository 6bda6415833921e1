/** In a statement whose shortest way depends on what is asked for, as with words that stand everywhere or nowhere: it is planned at every asking. */
export const PLANNED_ANEW = '/* planned anew */';

/** A text that was asked so often will be asked again. */
const OFTEN = 3;

/**
 * Names for statements that are asked again and again: PostgreSQL then reads and plans each once on a connection, not at
 * every asking, which on a page of many short questions takes as long as answering them. What is named stays in the
 * server's memory as long as the connection, so there are at most `most`; texts that come later, or seldom, have no name.
 * @returns the name of a statement by its text; empty for none, as `pg` understands it
 */
export function statementNames(most = 300): (query: { readonly sql: string }) => string {
  const names = new Map<string, string>();
  const asked = new Map<string, number>();
  return ({ sql }) => {
    const known = names.get(sql);
    if (known !== undefined) return known;
    if (names.size === most || sql.includes(PLANNED_ANEW)) return '';
    const times = (asked.get(sql) ?? 0) + 1;
    if (times < OFTEN) {
      // Texts that differ each time, by the length of a list: they are not remembered for ever.
      if (asked.size === most) asked.clear();
      asked.set(sql, times);
      return '';
    }
    asked.delete(sql);
    const name = `often-${names.size + 1}`;
    names.set(sql, name);
    return name;
  };
}
