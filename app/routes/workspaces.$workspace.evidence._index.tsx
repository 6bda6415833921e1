import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useLoaderData, useSearchParams } from '@remix-run/react';
import { EvidenceListPage } from '../features/evidence/evidence-list-page.tsx';
import { contextFor, readingOf } from '../request.server.ts';
import { services } from '../services.server.ts';
import { Notice } from '../ui/notice.tsx';
import { PRODUCT } from '../ui/product.ts';

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data ? `Evidence · ${data.workspace.name} · ${PRODUCT}` : PRODUCT }];

/** Everything found out beside the figures that one may see here. */
export async function loader(args: LoaderFunctionArgs) {
  return readingOf(args, async () => services(args).evidence.evidenceList(await contextFor(args), args.params.workspace ?? '', new URL(args.request.url).searchParams));
}

export default function Evidence() {
  const [query] = useSearchParams();
  return (
    <>
      {query.get('done') === 'taken-back' ? <Notice><p>It is taken back.</p></Notice> : null}
      <EvidenceListPage {...useLoaderData<typeof loader>()} />
    </>
  );
}
