import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { OutcomePage } from '../features/framework/outcome-page.tsx';
import { contextFor, readingOf } from '../request.server.ts';
import { services } from '../services.server.ts';
import { PRODUCT } from '../ui/product.ts';

/** Open to all: an outcome by its number of any day, or a pillar by its name. */
export async function loader(args: LoaderFunctionArgs) {
  const ctx = await contextFor(args);
  const query = new URL(args.request.url).searchParams;
  return readingOf(args, () => services(args).profiles.outcomeView(ctx, args.params['outcome'] ?? '', query));
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data ? `${data.heading} · ${PRODUCT}` : PRODUCT }];

export default function Outcome() {
  return <OutcomePage view={useLoaderData<typeof loader>()} indicatorPath={(slug) => `/indicators/${slug}`} />;
}
