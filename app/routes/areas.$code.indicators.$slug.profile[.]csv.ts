import type { LoaderFunctionArgs } from '@remix-run/node';
import { contextFor, readingOf } from '../request.server.ts';
import { services } from '../services.server.ts';

/** One indicator of every area of a group as a file. */
export async function loader(args: LoaderFunctionArgs) {
  const ctx = await contextFor(args);
  const { code = '', slug = '' } = args.params;
  const query = new URL(args.request.url).searchParams;
  const { name, text } = await readingOf(args, () => services(args).profiles.groupCsv(ctx, code, slug, query));
  return new Response(text, { headers: { 'Content-Type': 'text/csv; charset=utf-8', 'Content-Disposition': `attachment; filename="${name}"` } });
}
