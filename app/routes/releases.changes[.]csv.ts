import type { LoaderFunctionArgs } from '@remix-run/node';
import { contextFor, readingOf } from '../request.server.ts';
import { services } from '../services.server.ts';

/** Public: every change of a release day (`day=2025-10-30`) for the chosen areas. */
export async function loader(args: LoaderFunctionArgs) {
  const ctx = await contextFor(args);
  const query = new URL(args.request.url).searchParams;
  const csv = await readingOf(args, () => services(args).releases.releaseDayCsv(ctx, query.get('day') ?? '', query));
  return new Response(csv, {
    headers: { 'Content-Type': 'text/csv; charset=utf-8', 'Content-Disposition': 'attachment; filename="release-day.csv"', 'Cache-Control': 'no-cache' },
  });
}
