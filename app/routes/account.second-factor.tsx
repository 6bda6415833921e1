import { data, redirect, type ActionFunctionArgs, type HeadersFunction, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { SecondFactorChange } from '../../shared/accounts.ts';
import { RecoveryCodes, SecondFactorPage } from '../features/account/second-factor-page.tsx';
import { localPath } from '../features/sign-in/local-path.ts';
import { contextFor, parseForm, readingOf, respond } from '../request.server.ts';
import { services } from '../services.server.ts';
import { PRODUCT } from '../ui/product.ts';

const HERE = '/account/second-factor';
const DONE: Readonly<Record<string, string>> = { removed: 'Your second factor is removed.', proved: 'Your second factor is proved.' };

export const meta: MetaFunction = () => [{ title: `Second factor · ${PRODUCT}` }];
export const headers: HeadersFunction = () => ({ 'Cache-Control': 'no-store' });

export async function loader(args: LoaderFunctionArgs) {
  return readingOf(args, async () => {
    const params = new URL(args.request.url).searchParams;
    const view = await services(args).auth.secondFactorView(await contextFor(args), args.request.headers.get('Cookie'));
    return { view, next: onTo(params.get('next')), notice: DONE[params.get('done') ?? ''] ?? null };
  });
}

export async function action(args: ActionFunctionArgs) {
  return respond(args, async () => {
    const { auth } = services(args);
    const ctx = await contextFor(args);
    const cookieHeader = args.request.headers.get('Cookie');
    const change = await parseForm(args.request, SecondFactorChange);
    const next = onTo(change.next);
    switch (change.what) {
      case 'begin':
        await auth.beginSecondFactor(ctx, cookieHeader, { password: change.password, code: change['code-to-change'] });
        return redirect(`${HERE}?${new URLSearchParams({ next })}`);
      case 'keep':
        await auth.keepSecondFactor(ctx);
        return redirect(next);
      case 'confirm': {
        const { codes, cookie } = await auth.confirmSecondFactor(ctx, cookieHeader, change.code);
        return data({ codes, next }, { headers: { 'Set-Cookie': cookie } });
      }
      case 'new-codes':
        return data({ codes: await auth.newRecoveryCodes(ctx, change.code), next });
      case 'prove': {
        const cookie = await auth.proveSecondFactor(ctx, cookieHeader, change.code);
        return redirect(next === HERE ? `${HERE}?done=proved` : next, { headers: { 'Set-Cookie': cookie } });
      }
      case 'remove':
        await auth.removeSecondFactor(ctx, cookieHeader, change['password-or-code']);
        return redirect(`${HERE}?done=removed`);
    }
  });
}

export default function SecondFactor() {
  const { view, next, notice } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  if (answer && 'codes' in answer) return <RecoveryCodes {...answer} />;
  const { fields, message } = answer?.refusal ?? { fields: {}, message: undefined };
  return <SecondFactorPage view={view} next={next} errors={fields} message={Object.keys(fields).length > 0 ? undefined : message} notice={notice} />;
}

/** Where to after this page; itself where nothing else waits. */
function onTo(next: string | null): string {
  const path = localPath(next);
  return path === '/' ? HERE : path;
}
