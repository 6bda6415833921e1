import type { ActionFunctionArgs } from '@remix-run/node';
import { respond } from '../request.server.ts';
import { sendWithoutName } from '../unattributed.server.ts';

/** Takes something without its author, from a page's script: what was written stays on the page until this has answered. */
export async function action(args: ActionFunctionArgs) {
  const answer = await respond(args, async () => ({ outcome: 'sent' as const, ...(await sendWithoutName(args)) }));
  if (!('init' in answer)) return Response.json(answer, { headers: { 'Cache-Control': 'no-store' } });
  return Response.json(answer.data, { status: answer.init?.status ?? 400, headers: { 'Cache-Control': 'no-store' } });
}
