import type { LoaderFunctionArgs } from '@remix-run/node';
import { contextFor, readingOf } from '../request.server.ts';
import { services } from '../services.server.ts';

/** Every change of one release, for data stewards. */
export async function loader(args: LoaderFunctionArgs) {
  const id = new URL(args.request.url).searchParams.get('release') ?? '';
  const csv = await readingOf(args, async () => services(args).stewardship.changesCsv(await contextFor(args), id));
  return new Response(csv, {
    headers: { 'Content-Type': 'text/csv; charset=utf-8', 'Content-Disposition': 'attachment; filename="changes.csv"', 'Cache-Control': 'private, no-store' },
  });
}
