import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useLoaderData, useSearchParams } from '@remix-run/react';
import { WaitingPage } from '../features/invitations/waiting-page.tsx';
import { contextFor, readingOf } from '../request.server.ts';
import { services } from '../services.server.ts';
import { PRODUCT } from '../ui/product.ts';

export const meta: MetaFunction = () => [{ title: `Your invitations · ${PRODUCT}` }];

/** What one accepted and what waits for an approver; whoever declined without an account lands here too. */
export async function loader(args: LoaderFunctionArgs) {
  return readingOf(args, async () => {
    const ctx = await contextFor(args);
    const declined = new URL(args.request.url).searchParams.get('done') === 'declined';
    if (!ctx.actor && declined) return { waiting: [], signedIn: false };
    return { waiting: await services(args).invitations.waitingInvitations(ctx), signedIn: true };
  });
}

export default function Invitations() {
  const [search] = useSearchParams();
  return <WaitingPage {...useLoaderData<typeof loader>()} done={search.get('done')} />;
}
