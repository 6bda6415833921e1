import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node';
import { useActionData, useLoaderData, useSearchParams } from '@remix-run/react';
import { ChangeGuests } from '../../shared/guests.ts';
import { GuestsPage } from '../features/guests/guests-page.tsx';
import { contextFor, parseForm, readingOf, respond, type RefusedForm } from '../request.server.ts';
import { services } from '../services.server.ts';
import { Notice } from '../ui/notice.tsx';
import { PRODUCT } from '../ui/product.ts';

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data ? `Guests in ${data.name} · ${PRODUCT}` : PRODUCT }];

const DONE: Readonly<Record<string, string>> = {
  open: 'The code is open.',
  close: 'The code is closed.',
  end: 'The guest’s stay has ended.',
};

/** Codes and guests, for coordinators. */
export async function loader(args: LoaderFunctionArgs) {
  return readingOf(args, async () => services(args).guests.guestsPage(await contextFor(args), args.params.workspace ?? ''));
}

export async function action(args: ActionFunctionArgs) {
  return respond(args, async () => {
    const slug = args.params.workspace ?? '';
    const input = await parseForm(args.request, ChangeGuests);
    await services(args).guests.changeGuests(await contextFor(args), slug, input);
    return redirect(`/workspaces/${slug}/guests?done=${input.change}`);
  });
}

export default function Guests() {
  const view = useLoaderData<typeof loader>();
  const refused = useActionData<RefusedForm>();
  const [query] = useSearchParams();
  const done = DONE[query.get('done') ?? ''];
  const { fields, message } = refused?.refusal ?? { fields: {}, message: '' };
  return (
    <>
      {done && !refused ? <Notice><p>{done}</p></Notice> : null}
      <GuestsPage view={view} errors={refused && Object.keys(fields).length === 0 ? { hours: message } : fields} values={refused?.values ?? {}} />
    </>
  );
}
