import type { LoaderFunctionArgs } from '@remix-run/node';
import { contextFor, readingOf } from '../request.server.ts';
import { services } from '../services.server.ts';

/** Public: past and expected releases, for a calendar to subscribe to. */
export async function loader(args: LoaderFunctionArgs) {
  const ctx = await contextFor(args);
  const calendar = await readingOf(args, () => services(args).releases.releaseCalendar(ctx, new URL(args.request.url).origin));
  return new Response(calendar, {
    headers: { 'Content-Type': 'text/calendar; charset=utf-8', 'Content-Disposition': 'inline; filename="releases.ics"', 'Cache-Control': 'no-cache' },
  });
}
