import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { PrivacyPage } from '../features/public/privacy-page.tsx';
import { keptFor } from '../features/public/retention.ts';
import { contextFor } from '../request.server.ts';
import { services } from '../services.server.ts';
import { PRODUCT } from '../ui/product.ts';

export const meta: MetaFunction = () => [{ title: `Privacy · ${PRODUCT}` }];

/** How long things are kept is what the administrators of this installation have set. */
export async function loader(args: LoaderFunctionArgs) {
  return { operator: args.context.operator, retention: keptFor(await services(args).administration.publicRetention(await contextFor(args))) };
}

export default function Privacy() {
  return <PrivacyPage {...useLoaderData<typeof loader>()} />;
}
