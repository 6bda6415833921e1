import type { Database } from '../../server/db.ts';

/** Every table with the number of its rows and a hash of their content, whatever their order. */
export async function databaseState(db: Database): Promise<Readonly<Record<string, string>>> {
  const { rows: tables } = await db.pool.query<{ name: string }>(
    `SELECT quote_ident(table_name) AS name FROM information_schema.tables
      WHERE table_schema = 'public' AND table_type = 'BASE TABLE' ORDER BY 1`,
  );
  const state: Record<string, string> = {};
  for (const { name } of tables) {
    const { rows } = await db.pool.query<{ said: string }>(
      `SELECT count(*) || ' rows ' || coalesce(md5(string_agg(line, E'\\n' ORDER BY line)), '') AS said
         FROM (SELECT one::text AS line FROM ${name} AS one) AS lines`,
    );
    state[name] = rows[0]?.said ?? '';
  }
  return state;
}

/** The figures alone, by edition: the same for two files that say the same in different bytes. */
export async function figuresState(db: Database): Promise<string> {
  const { rows } = await db.pool.query<{ said: string }>(
    `SELECT count(*) || ' figures ' || coalesce(md5(string_agg(line, E'\\n' ORDER BY line)), '') AS said
       FROM (SELECT concat_ws('|', edition.key, area, period, breakdown, trim_scale(value), missing, category, published) AS line
               FROM figure JOIN edition ON edition.id = figure.edition_id) AS lines`,
  );
  return rows[0]?.said ?? '';
}
