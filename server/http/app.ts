import compression from 'compression';
import { createRequestHandler } from '@remix-run/express';
import type { AppLoadContext } from '@remix-run/node';
import express, { type Express, type Request, type Response } from 'express';
import { actorFrom } from '../auth/queries.ts';
import { MIGRATIONS } from '../database/connect.ts';
import { readMigrations } from '../database/migrate.ts';
import type { Database } from '../db.ts';
import type { Env } from '../env.ts';
import { LARGEST_UPLOAD } from '../figures/stewardship/received-file.ts';
import { isDataSteward } from '../figures/stewardship/queries.ts';
import type { Services } from '../services.ts';
import { askLogin } from './ask-login.ts';
import type { CallerAddress } from './caller-address.ts';
import type { FloodGuard } from './flood-guard.ts';
import { health } from './health.ts';
import { policyReports } from './policy-reports.ts';
import { refuseForeignOrigin, refuseWhatIsNoForm } from './refuse-foreign.ts';
import { LARGEST_FORM } from '../../shared/written-text.ts';
import { answerFailure, disbelieveForwarded, refuseLargeBody, refuseMalformedAddress, refuseUnknownMethod } from './refuse.ts';
import { REPORTS, securityHeaders } from './security-headers.ts';
import type { Site } from './site.ts';

export interface AppParts {
  readonly env: Env;
  readonly db: Database;
  readonly services: Services;
  readonly site: Site;
  readonly callers: CallerAddress;
  readonly guard: FloodGuard;
  readonly say: (line: string) => void;
}

/** From door to page: what cannot be answered is refused first, then health, files, and everything else is Remix's. */
export function createApp({ env, db, services, site, callers, guard, say }: AppParts): Express {
  const app = express();
  app.disable('x-powered-by');
  app.use(securityHeaders({ https: env.PUBLIC_URL?.startsWith('https:') ?? false, development: env.NODE_ENV === 'development' }));
  app.use((req, res, next) => {
    res.locals.address = callers.of(req);
    next();
  });
  app.use(guard.middleware, refuseUnknownMethod, refuseMalformedAddress, disbelieveForwarded(env.PUBLIC_URL));
  app.post(REPORTS, policyReports(say));
  app.use(refuseForeignOrigin(env.PUBLIC_URL), refuseLargeBody(largestFor(db)), refuseWhatIsNoForm);
  app.get('/healthz', health(db, readMigrations(MIGRATIONS).map(({ name }) => name)));
  app.use(compression());
  for (const files of site.files) app.use(files);

  const getLoadContext = (req: Request, res: Response): AppLoadContext => {
    let asking: ReturnType<AppLoadContext['actor']> | undefined;
    return {
      services,
      db,
      nonce: res.locals.nonce as string,
      address: res.locals.address as string,
      operator: { name: env.OPERATOR ?? null, contact: env.OPERATOR_CONTACT ?? null },
      actor: () => (asking ??= askLogin({ db, guard }, req, res)),
    };
  };
  app.all('*', createRequestHandler({ build: site.build, mode: env.NODE_ENV, getLoadContext }));
  app.use(answerFailure(say));
  return app;
}

/** Data stewards send files; nobody else's request is larger than a form, and none to another address. */
function largestFor(db: Database) {
  return async ({ path, headers }: Request): Promise<number> => {
    if (!/^\/steward(\/uploads)?\/?$/.test(path)) return LARGEST_FORM;
    return (await isDataSteward({ db, actor: await actorFrom(db, headers.cookie) })) ? LARGEST_UPLOAD + LARGEST_FORM : LARGEST_FORM;
  };
}
