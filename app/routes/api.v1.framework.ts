import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { services } from '../services.server.ts';

/** `GET /api/v1/framework`: outcomes, enablers, domains and indicators. Public. */
export async function loader(args: LoaderFunctionArgs) {
  const { status, headers, body } = await services(args).figures.answerFramework(args.request);
  return new Response(status === 304 ? null : body, { status, headers });
}

/** Other methods are answered here too: the API says 405 in its own words. */
export const action = (args: ActionFunctionArgs) => loader(args);
