import type { HeadersFunction, LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useLoaderData, useSearchParams } from '@remix-run/react';
import { MyWorkspaces } from '../features/workspaces/my-workspaces.tsx';
import { contextFor, readingOf } from '../request.server.ts';
import { services } from '../services.server.ts';
import { Notice } from '../ui/notice.tsx';
import { PRODUCT } from '../ui/product.ts';

export const meta: MetaFunction = () => [{ title: `Workspaces · ${PRODUCT}` }];

export const headers: HeadersFunction = () => ({ 'Cache-Control': 'private, no-store' });

/** The workspaces one is a member of. */
export async function loader(args: LoaderFunctionArgs) {
  return readingOf(args, async () => services(args).workspaces.myWorkspaces(await contextFor(args)));
}

export default function Workspaces() {
  const mine = useLoaderData<typeof loader>();
  const [query] = useSearchParams();
  return (
    <>
      {query.get('done') === 'left' ? <Notice><p>You have left the workspace.</p></Notice> : null}
      <MyWorkspaces mine={mine} />
    </>
  );
}
