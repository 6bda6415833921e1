import type { Database } from '../../server/db.ts';

/** Holds no state of the house. */
const NO_STATE = new Set(['_prisma_migrations']);

/**
 * The whole database as it was at one moment: what a cell of the grid changed is undone from it, and what a refused
 * one changed is found by it.
 */
export class KeptState {
  private constructor(
    private readonly db: Database,
    private readonly tables: readonly string[],
    private readonly columns: ReadonlyMap<string, string>,
  ) {}
  /** As it was kept. */
  before: readonly string[] = [];

  /** `without`: tables too large to be kept, which nothing here changes. */
  static async keep(db: Database, without: readonly string[] = []): Promise<KeptState> {
    const { rows } = await db.pool.query<{ name: string }>(`SELECT tablename AS name FROM pg_tables WHERE schemaname = 'public' ORDER BY 1`);
    const tables = rows.map(({ name }) => name).filter((name) => !NO_STATE.has(name) && !without.includes(name));
    await db.pool.query(`CREATE SCHEMA kept; ${tables.map((table) => `CREATE TABLE kept.${table} AS TABLE public.${table}`).join('; ')}`);
    const state = new KeptState(db, tables, await writtenColumns(db));
    state.before = await state.fingerprints();
    return state;
  }

  /** One for each table. */
  async fingerprints(): Promise<readonly string[]> {
    const each = this.tables.map((table, index) => `SELECT ${index} AS place, md5(coalesce(string_agg(t::text, '|' ORDER BY t::text), '')) AS sum FROM public.${table} t`);
    const { rows } = await this.db.pool.query<{ sum: string }>({ name: 'fingerprints', text: `${each.join(' UNION ALL ')} ORDER BY place` });
    return rows.map(({ sum }) => sum);
  }

  /** Names of the tables that are not alike. */
  differing(one: readonly string[], other: readonly string[]): readonly string[] {
    return this.tables.filter((_table, index) => one[index] !== other[index]);
  }

  /** Everything as it was. `now`: fingerprints of this moment, where they are known. */
  async restore(now?: readonly string[]): Promise<void> {
    const changed = this.differing(this.before, now ?? (await this.fingerprints()));
    if (changed.length === 0) return;
    const client = await this.db.pool.connect();
    try {
      // As a replica: references need not hold until the last table is back.
      const back = changed.map((table) => `DELETE FROM public.${table}; INSERT INTO public.${table} (${this.columns.get(table)}) SELECT ${this.columns.get(table)} FROM kept.${table}`);
      await client.query(`BEGIN; SET LOCAL session_replication_role = replica; ${back.join('; ')}; COMMIT`);
    } finally {
      client.release();
    }
  }
}

/** Columns of each table that are written, not computed from others by the database. */
async function writtenColumns(db: Database): Promise<ReadonlyMap<string, string>> {
  const { rows } = await db.pool.query<{ name: string; columns: string }>(
    `SELECT table_name AS name, string_agg(quote_ident(column_name), ', ' ORDER BY ordinal_position) AS columns
     FROM information_schema.columns WHERE table_schema = 'public' AND is_generated = 'NEVER' GROUP BY table_name`,
  );
  return new Map(rows.map(({ name, columns }) => [name, columns]));
}
