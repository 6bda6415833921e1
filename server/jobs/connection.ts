import pg from 'pg';

/** What pg-boss needs of a database. */
export interface JobsConnection {
  /** Waits for a database that is away rather than fail: pg-boss does not look at what becomes of its own statements. */
  executeSql(text: string, values?: unknown[]): Promise<{ rows: unknown[] }>;
  /** The same without waiting, for a caller who wants to know. */
  executeNow(text: string, values?: unknown[]): Promise<{ rows: unknown[] }>;
  /** From now on each statement is tried once more, and nothing waits. */
  hurry(): void;
  /** After what is under way. */
  close(): Promise<void>;
}

/** Enough for a few queues; requests have connections of their own. */
const MOST_CONNECTIONS = 3;
const CONNECT_MS = 5_000;
/** A statement that is not answered for so long counts as one whose connection is gone. */
const LONGEST_MS = 60_000;
const FIRST_PAUSE_MS = 100;
const LONGEST_PAUSE_MS = 2_000;
/** As PostgreSQL numbers what went wrong; what Node says of a connection looks otherwise. */
const SQLSTATE = /^[0-9FHPX][0-9A-Z]{4}$/;
/** Connection failed, too many connections, shutting down or starting. */
const AWAY = /^(08|53|57P)/;

/** pg-boss takes this for a statement that did nothing: no rows to work on, none changed. */
const NOTHING = {} as { rows: unknown[] };

/** A small pool of its own: jobs never take a connection that a request waits for. */
export function openJobsConnection(url: string): JobsConnection {
  const pool = new pg.Pool({ connectionString: url, max: MOST_CONNECTIONS, connectionTimeoutMillis: CONNECT_MS, query_timeout: LONGEST_MS, application_name: 'learning-loop jobs' });
  // An idle connection that the server closes must not end the process; the next statement opens another.
  pool.on('error', () => {});
  const hurried = new AbortController();
  const underWay = new Set<Promise<unknown>>();
  const executeNow = (text: string, values?: unknown[]) => pool.query<Record<string, unknown>>(text, values);

  const executePatiently = async (text: string, values?: unknown[]) => {
    for (let pauseMs = FIRST_PAUSE_MS; ; pauseMs = Math.min(pauseMs * 2, LONGEST_PAUSE_MS)) {
      const last = hurried.signal.aborted;
      try {
        return await executeNow(text, values);
      } catch (error) {
        if (!isAway(error)) throw error;
        // What was not noted is found by whoever starts next: an unfinished job runs again.
        if (last) return NOTHING;
        await pause(pauseMs, hurried.signal);
      }
    }
  };

  return {
    executeNow,
    executeSql(text, values) {
      const executing = executePatiently(text, values);
      underWay.add(executing);
      return executing.finally(() => underWay.delete(executing));
    },
    hurry: () => hurried.abort(),
    async close() {
      hurried.abort();
      // What became of the last jobs is still being noted.
      while (underWay.size > 0) await Promise.allSettled(underWay);
      if (!pool.ending) await pool.end();
    },
  };
}

/** Ends early when there is no time any more. */
function pause(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal.aborted) return resolve();
    const over = () => (clearTimeout(timer), signal.removeEventListener('abort', over), resolve());
    const timer = setTimeout(over, ms).unref();
    signal.addEventListener('abort', over);
  });
}

/** The database could not be reached, or is not there for us now; a statement that is wrong is something else. */
function isAway(error: unknown): boolean {
  const { code = '' } = error as { code?: string };
  return !SQLSTATE.test(code) || AWAY.test(code);
}
