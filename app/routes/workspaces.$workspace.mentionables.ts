import type { LoaderFunctionArgs } from '@remix-run/node';
import { contextFor, readingOf } from '../request.server.ts';
import { services } from '../services.server.ts';

/** Who can be mentioned here: asked for by the editor when the first `@` is typed. */
export async function loader(args: LoaderFunctionArgs) {
  const choices = await readingOf(args, async () => services(args).discussions.mentionables(await contextFor(args), args.params.workspace ?? ''));
  return Response.json(choices, { headers: { 'Cache-Control': 'private, no-store' } });
}
