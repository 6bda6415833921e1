import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { TakeAlongPage } from '../features/taking-along/take-along-page.tsx';
import { contextFor, readingOf } from '../request.server.ts';
import { services } from '../services.server.ts';
import { PRODUCT } from '../ui/product.ts';

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data ? `Take along${data.chosen ? `: ${data.chosen.title}` : ''} · ${data.workspace.name} · ${PRODUCT}` : PRODUCT }];

/** What a file on one indicator (`?metric=`) or one area (`?area=`) would hold. */
export async function loader(args: LoaderFunctionArgs) {
  return readingOf(args, async () => services(args).takingAlong.takePage(await contextFor(args), args.params.workspace ?? '', new URL(args.request.url).searchParams));
}

export default function TakeAlong() {
  return <TakeAlongPage {...useLoaderData<typeof loader>()} />;
}
