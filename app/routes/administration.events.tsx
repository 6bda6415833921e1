import type { HeadersFunction, LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { AdministrationPlaces } from '../features/administration/frame.tsx';
import { LogPage } from '../features/audit/log-page.tsx';
import { contextFor, readingOf } from '../request.server.ts';
import { services } from '../services.server.ts';
import { PRODUCT } from '../ui/product.ts';

export const meta: MetaFunction = () => [{ title: `Log of the system · Administration · ${PRODUCT}` }];
export const headers: HeadersFunction = () => ({ 'Cache-Control': 'private, no-store' });

/** What was done to the system, for administrators: no content. */
export async function loader(args: LoaderFunctionArgs) {
  return readingOf(args, async () => services(args).audit.systemLog.page(await contextFor(args), '', new URL(args.request.url).searchParams));
}

export default function Events() {
  return (
    <>
      <AdministrationPlaces />
      <LogPage title="Log of the system" log={useLoaderData<typeof loader>()} path="/administration/events" file="/administration/events.csv" where="Workspace">
        <p>Accounts, organisations, roles, settings and incidents. Of workspaces it says kind and id: not what they are called, who is in them, nor what is said there.</p>
      </LogPage>
    </>
  );
}
