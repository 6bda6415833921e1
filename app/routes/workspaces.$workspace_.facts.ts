import type { LoaderFunctionArgs } from '@remix-run/node';
import { JoinRoom } from '../../shared/live.ts';
import { contextFor, readingOf } from '../request.server.ts';
import { services } from '../services.server.ts';

/** What a page without a socket missed since a number of the activity log (`?since=`). */
export async function loader(args: LoaderFunctionArgs) {
  return readingOf(args, async () => {
    const since = JoinRoom.shape.since.catch(0).parse(Number(new URL(args.request.url).searchParams.get('since')));
    const answer = await services(args).live.factsSince(await contextFor(args), args.params.workspace ?? '', since);
    return Response.json(answer, { headers: { 'Cache-Control': 'no-store' } });
  });
}
