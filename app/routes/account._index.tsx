import { redirect, type ActionFunctionArgs, type HeadersFunction, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { AccountChange } from '../../shared/accounts.ts';
import { AccountPage } from '../features/account/account-page.tsx';
import { contextFor, parseForm, readingOf, respond, type RefusedForm } from '../request.server.ts';
import { services } from '../services.server.ts';
import { PRODUCT } from '../ui/product.ts';

export const meta: MetaFunction = () => [{ title: `Your account · ${PRODUCT}` }];
export const headers: HeadersFunction = () => ({ 'Cache-Control': 'private, no-store' });

export async function loader(args: LoaderFunctionArgs) {
  return readingOf(args, async () => ({
    account: await services(args).auth.ownAccount(await contextFor(args)),
    changed: new URL(args.request.url).searchParams.get('done') === 'changed',
  }));
}

export async function action(args: ActionFunctionArgs) {
  return respond(args, async () => {
    const { auth } = services(args);
    const ctx = await contextFor(args);
    const change = await parseForm(args.request, AccountChange);
    if (change.what === 'change') {
      await auth.changeAccount(ctx, change);
      return redirect('/account?done=changed');
    }
    const { cookie } = await auth.closeAccount(ctx, args.request.headers.get('Cookie'), change['password-to-close'] ?? '');
    return redirect('/sign-in?done=closed', { headers: { 'Set-Cookie': cookie } });
  });
}

export default function Account() {
  const refused = useActionData<RefusedForm>();
  const { fields, message } = refused?.refusal ?? { fields: {}, message: undefined };
  return <AccountPage {...useLoaderData<typeof loader>()} errors={fields} message={Object.keys(fields).length > 0 ? undefined : message} written={refused?.values ?? {}} />;
}
