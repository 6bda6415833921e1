import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { services } from '../services.server.ts';

const CHANGES = '/changes';

/**
 * `GET /api/v1/releases/{id}` and `/api/v1/releases/{id}/changes`. Public. The id of an invented release holds a slash:
 * whatever stands between is the id, encoded or not.
 */
export async function loader(args: LoaderFunctionArgs) {
  const { figures } = services(args);
  const path = args.params['*'] ?? '';
  const { status, headers, body } = path.endsWith(CHANGES)
    ? await figures.answerChanges(args.context.db, args.request, path.slice(0, -CHANGES.length))
    : await figures.answerRelease(args.context.db, args.request, path);
  return new Response(status === 304 ? null : body, { status, headers });
}

/** Other methods are answered here too: the API says 405 in its own words. */
export const action = (args: ActionFunctionArgs) => loader(args);
