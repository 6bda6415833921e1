import { redirect, type ActionFunctionArgs, type HeadersFunction, type LoaderFunctionArgs } from '@remix-run/node';
import { Link, Outlet, useActionData, useLoaderData, useLocation, type ShouldRevalidateFunctionArgs } from '@remix-run/react';
import { ActFor } from '../../shared/acting-for.ts';
import { localPath } from '../features/sign-in/local-path.ts';
import { ActingFor } from '../features/workspaces/acting-for.tsx';
import { EndedLine } from '../features/workspaces/ended-line.tsx';
import { SafeguardingLine } from '../features/workspaces/safeguarding-line.tsx';
import { WorkspacePlaces } from '../features/workspaces/workspace-places.tsx';
import { PageNews } from '../live/page-news.tsx';
import { contextFor, parseForm, readingOf, respond, type RefusedForm } from '../request.server.ts';
import { services } from '../services.server.ts';
import { InventedTag } from '../ui/tag.tsx';

/** What every page of a workspace carries: where one is, and where a worry about a child goes. */
export async function loader(args: LoaderFunctionArgs) {
  return readingOf(args, async () => {
    const ctx = await contextFor(args);
    const { live, workspaces, members } = services(args);
    // Before anything else is read: what is recorded from here on the open page hears.
    const stands = await live.logStandsAt(ctx, args.params.workspace ?? '');
    const { slug, name, invented, kind, ended, abilities, role, organisation, memberCount } = await workspaces.workspaceView(ctx, args.params.workspace ?? '');
    return { ...stands, slug, name, invented, kind, ended, abilities, role, organisation, memberCount, actingChoices: await members.actingChoices(ctx, slug) };
  });
}

/** For which organisation one acts: the one form that stands on every page, and leads back to it. */
export async function action(args: ActionFunctionArgs) {
  return respond(args, async () => {
    const home = `/workspaces/${args.params.workspace ?? ''}`;
    const { organisationId, next } = await parseForm(args.request, ActFor);
    await services(args).members.actFor(await contextFor(args), args.params.workspace ?? '', organisationId);
    return redirect(localPath(next).startsWith(home) ? localPath(next) : home, 303);
  });
}

/** What a group says among itself is kept by nobody on the way, nor by a shared computer after signing out. */
export const headers: HeadersFunction = () => ({ 'Cache-Control': 'private, no-store' });

/**
 * A form sent beside a figure does not change where one is; nor does one that was refused, or did not get through: a load
 * that fails as well would take the page, and what was typed, away.
 */
export const shouldRevalidate = ({ formMethod, formAction, actionStatus = 200, defaultShouldRevalidate }: ShouldRevalidateFunctionArgs) =>
  formMethod === 'POST' && (actionStatus >= 400 || /\/indicators\//.test(formAction ?? '')) ? false : defaultShouldRevalidate;

/** Pages that hold a conversation and put each fact into it, and those that show nothing of what happens. */
const hearsItself = (pathname: string) => /\/(?:indicators|discussions|export|settings)\/|\/(?:export|settings|guests|unattributed|withdraw|take)$|\/evidence\/new$/.test(`${pathname.replace(/^\/workspaces\/[^/]+/, '')}`);

export default function Workspace() {
  const workspace = useLoaderData<typeof loader>();
  const home = `/workspaces/${workspace.slug}`;
  const { pathname, search } = useLocation();
  const answer = useActionData<RefusedForm>();
  return (
    <>
      <div className="workspace-line">
        {pathname === home ? null : <p><Link to={home}>{workspace.name}</Link> {workspace.invented ? <InventedTag /> : null}</p>}
        <ActingFor workspace={workspace} choices={workspace.actingChoices} next={pathname + search} error={answer && (answer.refusal.fields.organisationId ?? answer.refusal.message)} />
      </div>
      {workspace.ended ? <EndedLine /> : null}
      {pathname === home || pathname.startsWith(`${home}/indicators/`) ? null : <WorkspacePlaces workspace={workspace} />}
      {hearsItself(pathname) ? <Outlet /> : <PageNews key={workspace.workspaceId} workspaceId={workspace.workspaceId} slug={workspace.slug} sequence={workspace.sequence} region="main"><Outlet /></PageNews>}
      <SafeguardingLine />
    </>
  );
}
