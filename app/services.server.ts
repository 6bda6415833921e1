import type { LoaderFunctionArgs } from '@remix-run/node';
import type { Actor } from '../server/context.ts';
import type { Database } from '../server/db.ts';
import type { Services } from '../server/services.ts';

/**
 * The one door from the app to the server. The app's bundle and the server's are two module graphs: nothing of the
 * server is imported here but its types, and the composition root hands the working things over with each request.
 */
declare module '@remix-run/node' {
  interface AppLoadContext {
    readonly services: Services;
    readonly db: Database;
    /** Of this response's content security policy: goes to Scripts, ScrollRestoration, Links and the renderer. */
    readonly nonce: string;
    /** Network address the request came from; empty behind a proxy that nobody said to believe. */
    readonly address: string;
    /** Who runs this installation, and how to reach them, where that was set. */
    readonly operator: { readonly name: string | null; readonly contact: string | null };
    /** Who is asking, read from the login cookie once per request; `null` for the public. */
    actor(): Promise<Actor | null>;
  }
}

/** Queries and commands of every noun: `services(args).figures.shownEdition(…)`. */
export function services(args: Pick<LoaderFunctionArgs, 'context'>): Services {
  return args.context.services;
}
