import type { HeadersFunction, LoaderFunctionArgs } from '@remix-run/node';
import { Link, Outlet, useLoaderData, useLocation, type ShouldRevalidateFunctionArgs } from '@remix-run/react';
import { SafeguardingLine } from '../features/workspaces/safeguarding-line.tsx';
import { contextFor, readingOf } from '../request.server.ts';
import { services } from '../services.server.ts';
import { InventedTag } from '../ui/tag.tsx';

/** What every page of a workspace carries: where one is, and where a worry about a child goes. */
export async function loader(args: LoaderFunctionArgs) {
  return readingOf(args, async () => {
    const { slug, name, invented } = await services(args).workspaces.workspaceView(await contextFor(args), args.params.workspace ?? '');
    return { slug, name, invented };
  });
}

/** What a group says among itself is kept by nobody on the way, nor by a shared computer after signing out. */
export const headers: HeadersFunction = () => ({ 'Cache-Control': 'private, no-store' });

/** A form sent beside a figure does not change where one is. */
export const shouldRevalidate = ({ formMethod, defaultShouldRevalidate }: ShouldRevalidateFunctionArgs) => formMethod === 'POST' ? false : defaultShouldRevalidate;

export default function Workspace() {
  const workspace = useLoaderData<typeof loader>();
  const home = `/workspaces/${workspace.slug}`;
  const { pathname } = useLocation();
  return (
    <>
      {pathname === home ? null : (
        <p className="workspace-line">
          <Link to={home}>{workspace.name}</Link> {workspace.invented ? <InventedTag /> : null}
        </p>
      )}
      <Outlet />
      <SafeguardingLine />
    </>
  );
}
