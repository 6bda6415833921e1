import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { services } from '../services.server.ts';

/** Any other address under `/api/v1`: 404 in the words of the API, and not the page for people. */
export async function loader(args: LoaderFunctionArgs) {
  const { status, headers, body } = await services(args).figures.answerElsewhere(args.request);
  return new Response(body, { status, headers });
}

/** Other methods are answered here too: the API says 405 in its own words. */
export const action = (args: ActionFunctionArgs) => loader(args);
