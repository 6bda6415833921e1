import type { ActionFunctionArgs, AppLoadContext } from '@remix-run/node';
import { loginFrom } from '../../server/auth/queries.ts';
import type { Database } from '../../server/db.ts';
import { createServices } from '../../server/services.ts';

/** What a route's action or loader answered, as far as a browser could tell one answer from another. */
export interface RouteAnswer {
  readonly status: number;
  readonly location: string | null;
  readonly cookies: readonly string[];
  readonly headers: Readonly<Record<string, string>>;
  /** What the page would be made of. */
  readonly data: unknown;
}

type Work = (args: ActionFunctionArgs) => unknown;
export interface Sent {
  readonly fields?: Readonly<Record<string, string>>;
  readonly cookie?: string;
  readonly address?: string;
  readonly params?: Readonly<Record<string, string>>;
}

/** Asks a route module's action (with fields) or loader (without), as the program would, without a server around it. */
export function routeAsker(db: Database) {
  const services = createServices();
  return async (work: unknown, path: string, { fields, cookie = '', address = '', params = {} }: Sent = {}): Promise<RouteAnswer> => {
    const request = new Request(`http://learning.example${path}`, {
      headers: { Cookie: cookie, 'User-Agent': 'test' },
      ...(fields ? { method: 'POST', body: new URLSearchParams(fields) } : {}),
    });
    const context: AppLoadContext = { services, db, nonce: '', address, operator: { name: null, contact: null }, actor: async () => (await loginFrom(db, cookie))?.actor ?? null };
    return answerOf(await Promise.resolve((work as Work)({ request, context, params })).catch((thrown: unknown) => thrown));
  };
}

async function answerOf(answer: unknown): Promise<RouteAnswer> {
  if (answer instanceof Response) return { ...withHeaders(answer.status, answer.headers), data: await answer.text() };
  if (answer instanceof Error) throw answer;
  const { data, init } = answer as { data?: unknown; init?: ResponseInit | null };
  // `data(…)` of a loader or action carries a status; everything else is data by itself.
  if (init !== undefined) return { ...withHeaders(init?.status ?? 200, new Headers(init?.headers)), data };
  return { ...withHeaders(200, new Headers()), data: answer };
}

function withHeaders(status: number, headers: Headers): Omit<RouteAnswer, 'data'> {
  return { status, location: headers.get('Location'), cookies: headers.getSetCookie(), headers: Object.fromEntries([...headers].filter(([name]) => name !== 'set-cookie')) };
}
