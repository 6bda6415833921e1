import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { z } from 'zod';
import { GoingOnPage } from '../features/providers/going-on.tsx';
import { localPath } from '../features/sign-in/local-path.ts';
import { parseForm, respond } from '../request.server.ts';
import { services } from '../services.server.ts';
import { PRODUCT } from '../ui/product.ts';

const SetOut = z.object({ next: z.string().max(2_000).catch('/').default('/') });

/** Leads on without JavaScript: a redirect that answers a form may lead to our own pages only (`form-action`). */
export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `${data ? data.name : 'Sign in'} · ${PRODUCT}` },
  ...(data?.to ? [{ httpEquiv: 'refresh', content: `0;url=${data.to}` }] : []),
];

/** The page of a browser that set out for this provider; every other begins at the sign-in page. */
export async function loader(args: LoaderFunctionArgs) {
  const { request, params, context } = args;
  const going = await services(args).openId.goingOn(context.db, params.provider ?? '', request.headers.get('Cookie'));
  if (!going) throw redirect('/sign-in');
  return going;
}

export async function action(args: ActionFunctionArgs) {
  return respond(args, async () => {
    const { next } = await parseForm(args.request, SetOut);
    const { db, address } = args.context;
    // Where to without a wish is asked there, as the person who is then signed in.
    const to = localPath(next) === '/' ? '/sign-in' : localPath(next);
    const out = await services(args).openId.setOutToSignIn(db, args.params.provider ?? '', { next: to, address });
    return out ? redirect(out.path, { headers: { 'Set-Cookie': out.cookie } }) : redirect('/sign-in');
  });
}

export default function SignInWith() {
  return <GoingOnPage {...useLoaderData<typeof loader>()} />;
}
