import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from '@remix-run/node';
import { contextFor, readingOf, respondToFile } from '../request.server.ts';
import { services } from '../services.server.ts';

/** Where the page's script sends a file: answered when the file has arrived, before it is checked. */
export async function action(args: ActionFunctionArgs) {
  const answer = await respondToFile(args, async () => Response.json(await services(args).stewardship.receiveUpload(await contextFor(args), args.request), { status: 202 }));
  return answer instanceof Response ? answer : Response.json(answer.data, answer.init ?? {});
}

export async function loader(args: LoaderFunctionArgs) {
  await readingOf(args, async () => services(args).stewardship.stewardView(await contextFor(args)));
  return redirect('/steward');
}
