import { data, redirect, type HeadersFunction, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { NotSignedIn } from '../features/providers/not-signed-in.tsx';
import { localPath } from '../features/sign-in/local-path.ts';
import { browserOf, withCookies } from '../request.server.ts';
import { services } from '../services.server.ts';
import { PRODUCT } from '../ui/product.ts';

export const meta: MetaFunction = () => [{ title: `Signing in did not come to its end · ${PRODUCT}` }];

export const headers: HeadersFunction = () => ({ 'Cache-Control': 'no-store' });

/** Where a provider sends the browser back to: on to where it wanted, or told that it is not signed in. */
export async function loader(args: LoaderFunctionArgs) {
  const { request, params, context } = args;
  const back = await services(args).openId.comeBack(context.db, params.provider ?? '', new URL(request.url).searchParams, browserOf(request));
  const headers = withCookies(back.cookies);
  headers.set('Cache-Control', 'no-store');
  if (back.kind === 'on') throw redirect(localPath(back.path), { headers });
  return data({ unknown: back.kind === 'unknown' ? back.name : null }, { status: back.kind === 'unknown' ? 403 : 400, headers });
}

export default function SignInBack() {
  return <NotSignedIn {...useLoaderData<typeof loader>()} />;
}
