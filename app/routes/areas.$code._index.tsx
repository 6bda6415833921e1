import { redirect, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node';
import { useLoaderData, useParams, useRouteError } from '@remix-run/react';
import { findArea } from '../../shared/areas/register.ts';
import { areaName } from '../../shared/format.ts';
import { NoSuchArea } from '../features/areas/no-such-area.tsx';
import { ProfilePage } from '../features/areas/profile-page.tsx';
import { contextFor, readingOf } from '../request.server.ts';
import { services } from '../services.server.ts';
import { addressOf, areaPath } from '../ui/address.ts';
import { PRODUCT } from '../ui/product.ts';

/** Open to all. The form of areas asks with `?area=`, and an area is shown under its newest code: both lead there. */
export async function loader(args: LoaderFunctionArgs) {
  const ctx = await contextFor(args);
  const { code = '' } = args.params;
  const query = new URL(args.request.url).searchParams;
  const asked = query.get('area') || code;
  const newest = findArea(asked)?.code ?? asked;
  if (newest !== code) throw redirect(addressOf(areaPath(newest), ['asAt', query.get('asAt') || null]));
  return readingOf(args, () => services(args).profiles.profileView(ctx, code, query));
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: data ? `${areaName(data.area)}, every indicator at a glance · ${PRODUCT}` : `No such area · ${PRODUCT}` },
  { name: 'description', content: 'All published indicators of one area beside its region, its statistical neighbours and England.' },
];

export default function AreaProfile() {
  return <ProfilePage view={useLoaderData<typeof loader>()} />;
}

export function ErrorBoundary() {
  return <NoSuchArea error={useRouteError()} asked={useParams()['code'] ?? ''} />;
}
