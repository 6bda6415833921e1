import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node';
import { useActionData, useLoaderData, useSearchParams } from '@remix-run/react';
import { z } from 'zod';
import { AccountPlaces } from '../features/account/account-places.tsx';
import { ProviderList } from '../features/providers/provider-list.tsx';
import { contextFor, parseForm, readingOf, respond, type RefusedForm } from '../request.server.ts';
import { services } from '../services.server.ts';
import { Notice } from '../ui/notice.tsx';
import { PRODUCT } from '../ui/product.ts';

const ProviderChange = z.object({ what: z.enum(['connect', 'disconnect']), provider: z.string().max(100), password: z.string().max(1_000).default('') });

const DONE: Readonly<Record<string, string>> = {
  connected: 'Connected. You can sign in with it from now on.',
  known: 'It was connected to your account already.',
  taken: 'Nothing was changed: what you signed in with there is connected to another account here. Disconnect it there first.',
  disconnected: 'Disconnected. Whoever had signed in with it elsewhere is signed out.',
};

export const meta: MetaFunction = () => [{ title: `Other ways to sign in · ${PRODUCT}` }];

export async function loader(args: LoaderFunctionArgs) {
  return readingOf(args, async () => services(args).openId.connectedProviders(await contextFor(args), args.request.headers.get('Cookie')));
}

export async function action(args: ActionFunctionArgs) {
  return respond(args, async () => {
    const { openId } = services(args);
    const ctx = await contextFor(args);
    const cookies = args.request.headers.get('Cookie');
    const { what, ...change } = await parseForm(args.request, ProviderChange);
    if (what === 'disconnect') {
      await openId.disconnectProvider(ctx, cookies, change);
      return redirect('/account/providers?done=disconnected');
    }
    const { path, cookie } = await openId.connectProvider(ctx, cookies, change);
    return redirect(path, { headers: { 'Set-Cookie': cookie } });
  });
}

export default function AccountProviders() {
  const { providers, asksPassword } = useLoaderData<typeof loader>();
  const refused = useActionData<RefusedForm>();
  const [query] = useSearchParams();
  const done = DONE[query.get('done') ?? ''];
  return (
    <div className="form-page">
      <AccountPlaces />
      {done && !refused ? <Notice><p>{done}</p></Notice> : null}
      <ProviderList providers={providers} asksPassword={asksPassword} errors={refused?.refusal.fields ?? {}} />
    </div>
  );
}
