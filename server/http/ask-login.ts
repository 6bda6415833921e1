import type { Request, Response } from 'express';
import { actorFrom, loginFrom } from '../auth/queries.ts';
import type { Actor } from '../context.ts';
import type { Database } from '../db.ts';
import type { FloodGuard } from './flood-guard.ts';

/** Where something is sent or withdrawn that nobody must be known to have written: no login is prolonged there. */
const LEAVES_NO_TIME = /^\/workspaces\/[^/]+\/(unattributed|withdraw)(\/|\.data|$)/;

/** Who is asking; a login that is prolonged sends its cookie along with whatever the answer is. */
export async function askLogin({ db, guard }: { readonly db: Database; readonly guard: FloodGuard }, req: Pick<Request, 'path' | 'headers'>, res: Pick<Response, 'headersSent' | 'append'>): Promise<Actor | null> {
  if (LEAVES_NO_TIME.test(req.path)) return actorFrom(db, req.headers.cookie);
  const login = await loginFrom(db, req.headers.cookie);
  if (login?.cookie && !res.headersSent) res.append('Set-Cookie', login.cookie);
  if (login) guard.signedIn(req, login.actor.userId);
  return login?.actor ?? null;
}
