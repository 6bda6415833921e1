import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { ExportPage } from '../features/workspaces/export-page.tsx';
import { contextFor, readingOf } from '../request.server.ts';
import { services } from '../services.server.ts';
import { PRODUCT } from '../ui/product.ts';

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data ? `Export everything ${data.name} says · ${PRODUCT}` : PRODUCT }];

/** What a file with everything would hold, for coordinators. */
export async function loader(args: LoaderFunctionArgs) {
  return readingOf(args, async () => services(args).workspaces.exportPage(await contextFor(args), args.params.workspace ?? ''));
}

export default function Export() {
  return <ExportPage {...useLoaderData<typeof loader>()} />;
}
