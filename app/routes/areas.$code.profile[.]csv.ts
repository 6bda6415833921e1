import type { LoaderFunctionArgs } from '@remix-run/node';
import { contextFor, readingOf } from '../request.server.ts';
import { services } from '../services.server.ts';

/** The profile of an area as a file; also what the framework on one page offers. */
export async function loader(args: LoaderFunctionArgs) {
  const ctx = await contextFor(args);
  const query = new URL(args.request.url).searchParams;
  const { name, text } = await readingOf(args, () => services(args).profiles.profileCsv(ctx, args.params['code'] ?? '', query));
  return new Response(text, { headers: { 'Content-Type': 'text/csv; charset=utf-8', 'Content-Disposition': `attachment; filename="${name}"` } });
}
