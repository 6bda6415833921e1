import { redirect, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { SignedOut } from '../features/providers/signed-out.tsx';
import { services } from '../services.server.ts';
import { PRODUCT } from '../ui/product.ts';

export const meta: MetaFunction = () => [{ title: `You are signed out · ${PRODUCT}` }];

/** After signing out of a login that a provider opened. */
export async function loader(args: LoaderFunctionArgs) {
  const out = await services(args).openId.providerSignOut(args.context.db, args.params.provider ?? '');
  if (!out) throw redirect('/');
  return out;
}

export default function SignedOutPage() {
  return <SignedOut {...useLoaderData<typeof loader>()} />;
}
