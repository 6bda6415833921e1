import pg from 'pg';

export interface Listening {
  /** Stops for good. */
  stop(): Promise<void>;
}

interface Heard {
  /** A payload arrived on the channel. */
  notified(payload: string): void;
  /** The connection stands, the first time or again: whatever was said meanwhile was not heard. */
  connected(): void;
  /** The connection is gone: from now on nothing is heard. */
  lost?(): void;
}

const FIRST_PAUSE_MS = 50;
const LONGEST_PAUSE_MS = 2_000;
/** A connection that died without a word is noticed by asking. */
const ASK_EVERY_MS = 15_000;

/** Listens on a PostgreSQL channel over a connection of its own, and connects again for as long as it takes. */
export function listenTo(url: string, channel: string, heard: Heard): Listening {
  let stopped = false;
  const connection: { client?: pg.Client } = {};
  let wake: (() => void) | undefined;

  const pause = (ms: number) =>
    new Promise<void>((resolve) => {
      const timer = setTimeout(resolve, ms);
      wake = () => {
        clearTimeout(timer);
        resolve();
      };
    });

  /** Resolves when the connection ends, rejects when it could not be made. */
  const connectOnce = async (onStanding: () => void) => {
    const client = new pg.Client({ connectionString: url, keepAlive: true, query_timeout: ASK_EVERY_MS, application_name: `learning-loop ${channel}` });
    connection.client = client;
    const ended = new Promise<void>((resolve) => client.once('end', () => resolve()));
    client.on('error', () => void client.end().catch(() => {}));
    client.on('notification', ({ payload }) => heard.notified(payload ?? ''));
    await client.connect();
    await client.query(`LISTEN ${client.escapeIdentifier(channel)}`);
    onStanding();
    heard.connected();
    const asking = setInterval(() => client.query('SELECT 1').catch(() => client.end().catch(() => {})), ASK_EVERY_MS);
    await ended;
    heard.lost?.();
    clearInterval(asking);
  };

  const running = (async () => {
    let pauseMs = FIRST_PAUSE_MS;
    while (!stopped) {
      try {
        await connectOnce(() => (pauseMs = FIRST_PAUSE_MS));
      } catch {
        // Not reachable now: the pause grows up to its limit.
        void connection.client?.end().catch(() => {});
      }
      if (stopped) break;
      await pause(pauseMs);
      pauseMs = Math.min(pauseMs * 2, LONGEST_PAUSE_MS);
    }
  })();

  return {
    async stop() {
      stopped = true;
      wake?.();
      await connection.client?.end().catch(() => {});
      await running;
    },
  };
}
