import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { areaName } from '../../shared/format.ts';
import { FrameworkPage } from '../features/framework/framework-page.tsx';
import { contextFor, readingOf } from '../request.server.ts';
import { services } from '../services.server.ts';
import { PRODUCT } from '../ui/product.ts';

/** Home, open to all: the framework on one page. */
export async function loader(args: LoaderFunctionArgs) {
  const ctx = await contextFor(args);
  const query = new URL(args.request.url).searchParams;
  return readingOf(args, () => services(args).figures.frameworkView(ctx, query));
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: data ? `${areaName(data.area)}, the framework on one page · ${PRODUCT}` : PRODUCT },
  { name: 'description', content: 'Published figures on children’s social care in England, and what people know about them.' },
];

export default function Home() {
  const view = useLoaderData<typeof loader>();
  return <FrameworkPage view={view} indicatorPath={(slug) => `/indicators/${slug}`} />;
}
