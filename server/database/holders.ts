import pg from 'pg';

/** Name under which a program that uses the embedded database shows itself to the others. */
const HOLDER = 'learning-loop holder';

/**
 * Several programs may use one embedded database at once (the server, an import beside it). Each keeps one connection
 * open under a known name while it does, so that the one who leaves last is the one who stops the database, and a
 * program that was killed counts no longer.
 */
export interface Holder {
  /** Lets go. @returns how many others still hold the database. */
  release(): Promise<number>;
}

export async function holdDatabase(url: string): Promise<Holder> {
  const client = new pg.Client({ connectionString: url, application_name: HOLDER });
  // The connection may be cut when the database is killed: there is nothing to hold then.
  client.on('error', () => {});
  await client.connect();
  return {
    async release() {
      try {
        const { rows } = await client.query<{ others: number }>(
          'SELECT count(*)::int AS others FROM pg_stat_activity WHERE application_name = $1 AND pid <> pg_backend_pid()',
          [HOLDER],
        );
        return rows[0]?.others ?? 0;
      } catch {
        return 0;
      } finally {
        await client.end().catch(() => {});
      }
    },
  };
}
