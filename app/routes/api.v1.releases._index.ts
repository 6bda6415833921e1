import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { services } from '../services.server.ts';

/** `GET /api/v1/releases`: every release that is signed off. Public. */
export async function loader(args: LoaderFunctionArgs) {
  const { status, headers, body } = await services(args).figures.answerReleases(args.context.db, args.request);
  return new Response(status === 304 ? null : body, { status, headers });
}

/** Other methods are answered here too: the API says 405 in its own words. */
export const action = (args: ActionFunctionArgs) => loader(args);
