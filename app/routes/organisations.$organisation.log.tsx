import type { HeadersFunction, LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { LogPage } from '../features/audit/log-page.tsx';
import { contextFor, readingOf } from '../request.server.ts';
import { services } from '../services.server.ts';
import { OrganisationPlaces } from '../ui/organisation-places.tsx';
import { PRODUCT } from '../ui/product.ts';
import { InventedTag } from '../ui/tag.tsx';

export const meta: MetaFunction = () => [{ title: `Log of the organisation · ${PRODUCT}` }];

export const headers: HeadersFunction = () => ({ 'Cache-Control': 'private, no-store' });

/** Everything that concerns an organisation, for its leads and approvers. */
export async function loader(args: LoaderFunctionArgs) {
  const organisation = args.params.organisation ?? '';
  const log = await readingOf(args, async () => services(args).audit.organisationLog.page(await contextFor(args), organisation, new URL(args.request.url).searchParams));
  return { log, path: `/organisations/${organisation}/log` };
}

export default function OrganisationLog() {
  const { log, path } = useLoaderData<typeof loader>();
  const { organisation } = log;
  return (
    <>
      {organisation ? <p className="workspace-line">{organisation.name} {organisation.invented ? <InventedTag /> : null}</p> : null}
      {organisation ? <OrganisationPlaces {...organisation} mayReadLog /> : null}
      <LogPage title="Log of the organisation" log={log} path={path} file={`${path}.csv`} where="Workspace">
        <p>
          What concerns your organisation: its people and invitations, how they signed in, the workspaces it owns or takes part in, and whoever read one because of an
          incident. Of what people wrote, it says only where and when, and only where the workspace’s rule shows your organisation beside it. Your leads and approvers read this page.
        </p>
      </LogPage>
    </>
  );
}
