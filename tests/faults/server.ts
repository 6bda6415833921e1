import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type pg from 'pg';
import type { z } from 'zod';
import { AgreeAction, MoveAction } from '../../shared/actions.ts';
import { AddAnnotation } from '../../shared/annotations.ts';
import { PostComment, StartDiscussion } from '../../shared/discussions.ts';
import { agreeAction, moveAction } from '../../server/actions/commands.ts';
import { addAnnotation } from '../../server/annotations/commands.ts';
import { actorFrom } from '../../server/auth/queries.ts';
import type { Context } from '../../server/context.ts';
import { openDatabase, type Database } from '../../server/db.ts';
import { postComment, startDiscussion } from '../../server/discussions/commands.ts';
import { conversationOn } from '../../server/discussions/queries.ts';
import { attachLive } from '../../server/live/attach.ts';
import type { Receipt } from '../../server/mutate.ts';

/**
 * A process that the fault tests kill: the real commands, queries and live side behind the smallest HTTP there is.
 * `DIE` says where it dies by itself: `before-acknowledgement` or `before-broadcast`, after `DIE_AFTER` writes.
 */
const db = openDatabase(process.env.DATABASE_URL ?? '');
const dieAt = process.env.DIE ?? '';
const dieAfter = Number(process.env.DIE_AFTER ?? 0);
let committed = 0;
let answered = 0;
const die = () => process.kill(process.pid, 'SIGKILL');

type Command = (ctx: Context, slug: string, sent: unknown) => Promise<Receipt>;
const command =
  <Schema extends z.ZodType>(schema: Schema, run: (ctx: Context, slug: string, input: z.output<Schema>) => Promise<Receipt>): Command =>
  (ctx, slug, sent) => run(ctx, slug, schema.parse(sent));

const COMMANDS: Readonly<Record<string, Command>> = {
  annotation: command(AddAnnotation, addAnnotation),
  discussion: command(StartDiscussion, startDiscussion),
  comment: command(PostComment, postComment),
  action: command(AgreeAction, agreeAction),
  move: command(MoveAction, moveAction),
};

async function answer(request: IncomingMessage): Promise<unknown> {
  const [, slug = '', what = ''] = (request.url ?? '').split('/');
  const ctx: Context = { db, actor: await actorFrom(db, request.headers.cookie) };
  if (request.method === 'GET') return conversationOn(ctx, slug, what);
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  const receipt = await COMMANDS[what]?.(ctx, slug, JSON.parse(Buffer.concat(chunks).toString()) as unknown);
  committed += 1;
  if (dieAt === 'before-acknowledgement' && committed > dieAfter) die();
  return receipt;
}

const http = createServer((request: IncomingMessage, response: ServerResponse) => {
  if (request.url === '/healthz') return void response.end('ready');
  response.on('finish', () => (answered += 1));
  // A connection that is kept, busy or not, would keep a closing server alive.
  const headers = () => ({ 'Content-Type': 'application/json', ...(http.listening ? {} : { Connection: 'close' }) });
  answer(request).then(
    (body) => response.writeHead(200, headers()).end(JSON.stringify(body)),
    (error: Error & { status?: number; fields?: unknown }) => {
      if (!error.status) process.stderr.write(`${error.stack}\n`);
      response.writeHead(error.status ?? 500, headers()).end(JSON.stringify({ message: error.message, fields: error.fields }));
    },
  );
});

/** The database as the deliverer sees it: once enough writes are acknowledged, the next reading for a broadcast is the end. */
function lastBroadcastKills(real: Database): Database {
  const pool = new Proxy(real.pool, {
    get(target, name) {
      const value: unknown = Reflect.get(target, name);
      if (name !== 'query') return typeof value === 'function' ? (value.bind(target) as unknown) : value;
      return async (query: pg.QueryConfig) => {
        // Held back until one more write is acknowledged, so that the killed one was: committed and said, never sent.
        if (query.name === 'facts-after' && answered > dieAfter) {
          const until = answered + 1;
          const timer = setInterval(() => answered >= until && die(), 1);
          await new Promise((resolve) => setTimeout(resolve, 2_000));
          clearInterval(timer);
        }
        return target.query(query);
      };
    },
  });
  return { ...real, pool };
}

const live = attachLive(http, dieAt === 'before-broadcast' ? lastBroadcastKills(db) : db);
process.on('SIGTERM', () => void live.close().then(() => db.close()).then(() => process.exit(0)));
http.listen(Number(process.env.PORT), '127.0.0.1');
