import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { areaName } from '../../shared/format.ts';
import { findIndicator } from '../../shared/framework/indicators.ts';
import { PublicKnowledge } from '../features/publications/public-knowledge.tsx';
import { IndicatorPage } from '../features/figures/indicator-page.tsx';
import { contextFor, readingOf } from '../request.server.ts';
import { services } from '../services.server.ts';
import { PRODUCT } from '../ui/product.ts';

/** Public: anyone reads an indicator without signing in. */
export async function loader(args: LoaderFunctionArgs) {
  const ctx = await contextFor(args);
  const query = new URL(args.request.url).searchParams;
  const { figures, publications } = services(args);
  return readingOf(args, async () => {
    const { slug = '' } = args.params;
    const [view, anything] = await Promise.all([figures.indicatorView(ctx, slug, query), publications.isAnythingPublic(ctx, findIndicator(slug)?.metric ?? '')]);
    return { ...view, known: anything ? await publications.publicContributions(ctx, view.metric, view.choice.area) : [] };
  });
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: data ? `${data.title}, ${areaName(data.choice.area)} · ${PRODUCT}` : PRODUCT },
  { name: 'description', content: data?.counts ?? '' },
];

export default function PublicIndicator() {
  const { known, ...view } = useLoaderData<typeof loader>();
  return (
    <>
      <IndicatorPage view={view} path={`/indicators/${view.slug}`} indicatorPath={(slug) => `/indicators/${slug}`} />
      <PublicKnowledge items={known} />
    </>
  );
}
