import type { HeadersFunction, LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { OverviewPage } from '../features/administration/overview-page.tsx';
import { contextFor, readingOf } from '../request.server.ts';
import { services } from '../services.server.ts';
import { PRODUCT } from '../ui/product.ts';

export const meta: MetaFunction = () => [{ title: `Administration · ${PRODUCT}` }];
export const headers: HeadersFunction = () => ({ 'Cache-Control': 'private, no-store' });

/** For administrators; for everybody else there is no such page. */
export async function loader(args: LoaderFunctionArgs) {
  return readingOf(args, async () => services(args).administration.overview(await contextFor(args)));
}

export default function Administration() {
  return <OverviewPage overview={useLoaderData<typeof loader>()} />;
}
