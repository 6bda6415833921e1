import { redirect, type ActionFunctionArgs, type HeadersFunction, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { OpenWorkspace, WorkspaceChoice } from '../../shared/workspace-settings.ts';
import { ChooseKind } from '../features/workspaces/choose-kind.tsx';
import { NewWorkspace } from '../features/workspaces/new-workspace.tsx';
import { refusedOf } from '../features/workspaces/refused.ts';
import { contextFor, parseForm, readingOf, respond, type RefusedForm } from '../request.server.ts';
import { services } from '../services.server.ts';
import { PRODUCT } from '../ui/product.ts';

export const meta: MetaFunction = () => [{ title: `Open a workspace · ${PRODUCT}` }];

export const headers: HeadersFunction = () => ({ 'Cache-Control': 'private, no-store' });

/** First for whom and of which kind, by the address; then the form for one of that kind. */
export async function loader(args: LoaderFunctionArgs) {
  const query = new URL(args.request.url).searchParams;
  const asked = { organisation: query.get('organisation') ?? '', kind: query.get('kind') ?? '' };
  return readingOf(args, async () => {
    const ctx = await contextFor(args);
    const { workspaces } = services(args);
    const owners = await workspaces.ownersFor(ctx);
    const choice = WorkspaceChoice.safeParse(asked);
    const owner = owners.find(({ id }) => id === asked.organisation);
    if (choice.success && owner?.kinds.includes(choice.data.kind)) return { form: await workspaces.newWorkspaceForm(ctx, owner.id, choice.data.kind) };
    // Only what was asked for by the form of this page is answered with what is wrong with it.
    const errors: Record<string, string> = {};
    if (query.has('kind') || query.has('organisation')) {
      if (!owner && owners.length > 0) errors.organisation = 'Choose the organisation that will own it.';
      else if (owner && asked.kind !== '') errors.kind = `${owner.name} cannot own a workspace of this kind. Choose another.`;
    }
    return { form: null, owners, ...asked, errors };
  });
}

export async function action(args: ActionFunctionArgs) {
  return respond(args, async () => {
    const input = await parseForm(args.request, OpenWorkspace);
    const { slug } = await services(args).workspaces.openWorkspace(await contextFor(args), input);
    return redirect(`/workspaces/${slug}/members?done=opened`);
  });
}

export default function OpenNewWorkspace() {
  const data = useLoaderData<typeof loader>();
  const refused = refusedOf(useActionData<RefusedForm>(), 'name');
  return data.form === null ? <ChooseKind {...data} /> : <NewWorkspace form={data.form} refused={refused} />;
}
