import { redirect, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node';
import { useLoaderData, useParams, useRouteError } from '@remix-run/react';
import { findArea } from '../../shared/areas/register.ts';
import { GroupPage } from '../features/areas/group-page.tsx';
import { NoSuchArea } from '../features/areas/no-such-area.tsx';
import { contextFor, readingOf } from '../request.server.ts';
import { services } from '../services.server.ts';
import { addressOf, areaPath } from '../ui/address.ts';
import { PRODUCT } from '../ui/product.ts';

/** Open to all: one indicator in every area of a group. Another area or an older code leads to its own address. */
export async function loader(args: LoaderFunctionArgs) {
  const ctx = await contextFor(args);
  const { code = '', slug = '' } = args.params;
  const query = new URL(args.request.url).searchParams;
  const asked = query.get('area') || code;
  const newest = findArea(asked)?.code ?? asked;
  if (newest !== code) throw redirect(addressOf(`${areaPath(newest)}/indicators/${slug}`, ...[...query].filter(([name]) => name !== 'area')));
  return readingOf(args, () => services(args).profiles.groupView(ctx, code, slug, query));
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: data ? `${data.title}, ${data.groupTitle} · ${PRODUCT}` : PRODUCT },
  { name: 'description', content: data?.counts ?? '' },
];

export default function GroupProfile() {
  return <GroupPage view={useLoaderData<typeof loader>()} />;
}

export function ErrorBoundary() {
  return <NoSuchArea error={useRouteError()} asked={useParams()['code'] ?? ''} />;
}
