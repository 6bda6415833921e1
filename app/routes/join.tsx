import { redirect, type ActionFunctionArgs, type HeadersFunction, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { GuestCodeForm, JoinAsGuest } from '../../shared/guests.ts';
import { RULE_WORDS } from '../../shared/workspace-words.ts';
import { CodeForm, WhoAreYou } from '../features/guests/join-form.tsx';
import { browserOf, contextFor, parseForm, respond } from '../request.server.ts';
import { services } from '../services.server.ts';
import { PRODUCT } from '../ui/product.ts';

export const meta: MetaFunction = () => [{ title: `Come in with a code · ${PRODUCT}` }];

export const headers: HeadersFunction = () => ({ 'Cache-Control': 'private, no-store' });

/** Open to all: nothing is said before a code is right. */
export async function loader(args: LoaderFunctionArgs) {
  const { actor } = await contextFor(args);
  return { signedInAs: actor?.name ?? null };
}

/** The code first; then, with the code again, who one is. The code stands in no address. */
export async function action(args: ActionFunctionArgs) {
  const { db, address } = args.context;
  const { guests } = services(args);
  return respond(args, async () => {
    const form = args.request.clone();
    const { code } = await parseForm(args.request, GuestCodeForm);
    const invitation = await guests.guestInvitation(db, code, address);
    const values = textsOf(await form.formData());
    if (values.step !== 'join') return { invitation, values: { code }, errors: {} };
    // What is missing is said beside what one comes to, which only the right code shows.
    const input = JoinAsGuest.safeParse(values);
    if (!input.success) return { invitation, values, errors: Object.fromEntries(input.error.issues.map(({ path, message }) => [path.join('.'), message])) };
    const { slug, cookie } = await guests.joinAsGuest(db, input.data, { address, ...browserOf(args.request) });
    return redirect(`/workspaces/${slug}`, { headers: { 'Set-Cookie': cookie } });
  });
}

const textsOf = (form: FormData): Record<string, string> => Object.fromEntries([...form].filter((entry): entry is [string, string] => typeof entry[1] === 'string'));

export default function Join() {
  const { signedInAs } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  if (answer && 'invitation' in answer) {
    const { invitation, values, errors } = answer;
    return <WhoAreYou invitation={invitation} ruleWords={RULE_WORDS[invitation.contributionRule].means} values={values} errors={errors} signedInAs={signedInAs} />;
  }
  return <CodeForm code={answer?.values.code ?? ''} errors={answer?.refusal.fields ?? {}} signedInAs={signedInAs} />;
}
