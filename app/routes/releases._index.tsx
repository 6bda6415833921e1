import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { ReleaseLog } from '../features/releases/release-log.tsx';
import { contextFor, readingOf } from '../request.server.ts';
import { services } from '../services.server.ts';
import { PRODUCT } from '../ui/product.ts';

/** Public: what came out, and what is expected. */
export async function loader(args: LoaderFunctionArgs) {
  const ctx = await contextFor(args);
  return readingOf(args, () => services(args).releases.releaseLog(ctx, new URL(args.request.url).searchParams));
}

export const meta: MetaFunction = () => [
  { title: `Releases · ${PRODUCT}` },
  { name: 'description', content: 'What was published, when and for which periods, and what is expected next.' },
];

export default function Releases() {
  return <ReleaseLog view={useLoaderData<typeof loader>()} />;
}
