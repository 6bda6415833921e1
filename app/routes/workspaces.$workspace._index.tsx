import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { INDICATORS } from '../../shared/framework/indicators.ts';
import { metricOf } from '../../shared/framework/metrics.ts';
import { WorkspaceHome } from '../features/workspaces/workspace-home.tsx';
import { contextFor, readingOf } from '../request.server.ts';
import { services } from '../services.server.ts';
import { PRODUCT } from '../ui/product.ts';

export async function loader(args: LoaderFunctionArgs) {
  return readingOf(args, async () => ({
    home: await services(args).workspaces.workspaceHome(await contextFor(args), args.params.workspace ?? ''),
    indicators: INDICATORS.map(({ slug, metric, shortTitle }) => ({ slug, metric, shortTitle, pillar: metricOf(metric).pillar })),
  }));
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data ? `${data.home.workspace.name} · ${PRODUCT}` : PRODUCT }];

export default function WorkspaceIndex() {
  return <WorkspaceHome {...useLoaderData<typeof loader>()} />;
}
