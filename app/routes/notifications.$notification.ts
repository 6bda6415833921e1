import { redirect, type LoaderFunctionArgs } from '@remix-run/node';
import { contextFor, readingOf } from '../request.server.ts';
import { services } from '../services.server.ts';

/** The way to what one was told of: marks it as read, and leads there. */
export async function loader(args: LoaderFunctionArgs) {
  return readingOf(args, async () => redirect(await services(args).notifications.openNotification(await contextFor(args), args.params.notification ?? ''), { headers: { 'Cache-Control': 'private, no-store' } }));
}

/** Never shown: the loader leads on or refuses. A route with a page is refused within the frame, with a way on. */
export default function LeadsOn() {
  return null;
}
