import { redirect, type ActionFunctionArgs, type HeadersFunction, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { LoginChange } from '../../shared/accounts.ts';
import { LoginsPage } from '../features/account/logins-page.tsx';
import { contextFor, parseForm, readingOf, respond } from '../request.server.ts';
import { services } from '../services.server.ts';
import { PRODUCT } from '../ui/product.ts';

const DONE: Readonly<Record<string, string>> = {
  ended: 'You are signed out there.',
  others: 'You are signed out everywhere else.',
};

export const meta: MetaFunction = () => [{ title: `Where you are signed in · ${PRODUCT}` }];
export const headers: HeadersFunction = () => ({ 'Cache-Control': 'private, no-store' });

export async function loader(args: LoaderFunctionArgs) {
  return readingOf(args, async () => {
    const ctx = await contextFor(args);
    return {
      logins: await services(args).auth.ownLogins(ctx, args.request.headers.get('Cookie')),
      guest: ctx.actor?.guest ?? false,
      notice: DONE[new URL(args.request.url).searchParams.get('done') ?? ''] ?? null,
    };
  });
}

export async function action(args: ActionFunctionArgs) {
  return respond(args, async () => {
    const { auth } = services(args);
    const ctx = await contextFor(args);
    const change = await parseForm(args.request, LoginChange);
    if (change.what === 'end-all') {
      const { cookie } = await auth.signOutEverywhere(ctx);
      return redirect('/sign-in?done=signed-out', { headers: { 'Set-Cookie': cookie } });
    }
    if (change.what === 'end') await auth.endOwnLogin(ctx, change.login);
    else await auth.endOtherLogins(ctx, args.request.headers.get('Cookie'));
    return redirect(`/account/logins?done=${change.what === 'end' ? 'ended' : 'others'}`);
  });
}

export default function Logins() {
  return <LoginsPage {...useLoaderData<typeof loader>()} />;
}
