import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { services } from '../services.server.ts';

const NEIGHBOURS = '/neighbours';

/**
 * `GET /api/v1/areas/{code}` and `/api/v1/areas/{code}/neighbours`. Public. The code of a joint return holds a slash:
 * whatever stands between is the code, encoded or not.
 */
export async function loader(args: LoaderFunctionArgs) {
  const { figures } = services(args);
  const path = args.params['*'] ?? '';
  const { status, headers, body } = path.endsWith(NEIGHBOURS)
    ? await figures.answerNeighbours(args.context.db, args.request, path.slice(0, -NEIGHBOURS.length))
    : await figures.answerArea(args.request, path);
  return new Response(status === 304 ? null : body, { status, headers });
}

/** Other methods are answered here too: the API says 405 in its own words. */
export const action = (args: ActionFunctionArgs) => loader(args);
