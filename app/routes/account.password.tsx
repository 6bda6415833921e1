import { redirect, type ActionFunctionArgs, type HeadersFunction, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { ChangedPassword } from '../../shared/accounts.ts';
import { PasswordPage } from '../features/account/password-page.tsx';
import { contextFor, parseForm, readingOf, respond, type RefusedForm } from '../request.server.ts';
import { services } from '../services.server.ts';
import { PRODUCT } from '../ui/product.ts';

export const meta: MetaFunction = () => [{ title: `Your password · ${PRODUCT}` }];
export const headers: HeadersFunction = () => ({ 'Cache-Control': 'private, no-store' });

export async function loader(args: LoaderFunctionArgs) {
  return readingOf(args, async () => {
    const { hasPassword } = await services(args).auth.ownAccount(await contextFor(args), 'account.change');
    return { hasPassword, changed: new URL(args.request.url).searchParams.get('done') === 'changed' };
  });
}

export async function action(args: ActionFunctionArgs) {
  return respond(args, async () => {
    const ctx = await contextFor(args);
    const { 'password-present': present = '', password } = await parseForm(args.request, ChangedPassword);
    const cookie = await services(args).auth.changePassword(ctx, args.request.headers.get('Cookie'), { present, password });
    return redirect('/account/password?done=changed', { headers: { 'Set-Cookie': cookie } });
  });
}

export default function Password() {
  const refused = useActionData<RefusedForm>();
  const { fields, message } = refused?.refusal ?? { fields: {}, message: undefined };
  return <PasswordPage {...useLoaderData<typeof loader>()} errors={fields} message={Object.keys(fields).length > 0 ? undefined : message} />;
}
