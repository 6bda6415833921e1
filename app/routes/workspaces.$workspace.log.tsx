import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { LogPage } from '../features/audit/log-page.tsx';
import { contextFor, readingOf } from '../request.server.ts';
import { services } from '../services.server.ts';
import { PRODUCT } from '../ui/product.ts';

export const meta: MetaFunction = () => [{ title: `Log of the workspace · ${PRODUCT}` }];

/** What was done in a workspace, for its coordinators. */
export async function loader(args: LoaderFunctionArgs) {
  const workspace = args.params.workspace ?? '';
  const log = await readingOf(args, async () => services(args).audit.workspaceLog.page(await contextFor(args), workspace, new URL(args.request.url).searchParams));
  return { log, path: `/workspaces/${workspace}/log` };
}

export default function WorkspaceLog() {
  const { log, path } = useLoaderData<typeof loader>();
  return (
    <LogPage title="Log of the workspace" log={log} path={path} file={`${path}.csv`}>
      <p>What was done in this workspace, and to it. People are shown as everywhere in it, by its contribution rule. Its coordinators read this page.</p>
      <p className="small">Where something happened that administrators have to look into, tell them the id of this workspace: {log.workspaceId}</p>
    </LogPage>
  );
}
