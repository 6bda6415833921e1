import type { LoaderFunctionArgs } from '@remix-run/node';
import { contextFor } from '../request.server.ts';
import { services } from '../services.server.ts';

/** How much one has not read, for the bell of an open page that was told there is something new; 0 for the public. */
export async function loader(args: LoaderFunctionArgs) {
  const unread = await services(args).notifications.unreadNotifications(await contextFor(args));
  return Response.json({ unread }, { headers: { 'Cache-Control': 'no-store' } });
}
