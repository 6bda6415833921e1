import type { HeadersFunction, LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { AccountPlaces } from '../features/account/account-places.tsx';
import { LogPage } from '../features/audit/log-page.tsx';
import { contextFor, readingOf } from '../request.server.ts';
import { services } from '../services.server.ts';
import { PRODUCT } from '../ui/product.ts';

export const meta: MetaFunction = () => [{ title: `Your activity · ${PRODUCT}` }];

export const headers: HeadersFunction = () => ({ 'Cache-Control': 'private, no-store' });

/** One's own log: what one did, and what was done about one's account. */
export async function loader(args: LoaderFunctionArgs) {
  return readingOf(args, async () => services(args).audit.ownLog(await contextFor(args), new URL(args.request.url).searchParams));
}

export default function Activity() {
  const log = useLoaderData<typeof loader>();
  return (
    <>
      {log.guest ? null : <AccountPlaces />}
      <LogPage title="Your activity" log={log} path="/account/activity" where="Workspace">
        <p>What you did here, and what others did about your account. Of what you wrote, only where and when it was.</p>
      </LogPage>
    </>
  );
}
