import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { dateText } from '../../shared/format.ts';
import { ReleaseDay } from '../features/releases/release-day.tsx';
import { contextFor, readingOf } from '../request.server.ts';
import { services } from '../services.server.ts';
import { PRODUCT } from '../ui/product.ts';

/** Public: what one release day brought for the chosen areas. */
export async function loader(args: LoaderFunctionArgs) {
  const ctx = await contextFor(args);
  return readingOf(args, () => services(args).releases.releaseDay(ctx, args.params.day ?? '', new URL(args.request.url).searchParams));
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data ? `Release day, ${dateText(data.day)} · ${PRODUCT}` : PRODUCT }];

export default function OneReleaseDay() {
  return <ReleaseDay view={useLoaderData<typeof loader>()} />;
}
