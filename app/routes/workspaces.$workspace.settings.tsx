import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node';
import { useActionData, useLoaderData, useSearchParams } from '@remix-run/react';
import { ChangeWorkspace } from '../../shared/workspace-settings.ts';
import { refusedOf } from '../features/workspaces/refused.ts';
import { SettingsPage } from '../features/workspaces/settings-page.tsx';
import { contextFor, parseForm, readingOf, respond, type RefusedForm } from '../request.server.ts';
import { services } from '../services.server.ts';
import { Notice } from '../ui/notice.tsx';
import { PRODUCT } from '../ui/product.ts';

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data ? `Settings of ${data.view.workspace.name} · ${PRODUCT}` : PRODUCT }];

const DONE: Readonly<Record<string, string>> = {
  purpose: 'The purpose is saved.',
  agreement: 'The agreement is saved.',
  focus: 'The focus set is saved.',
  'areas-added': 'The areas are added.',
  'area-removed': 'The area is removed.',
  'contribution-rule': 'The stricter rule holds from now on.',
  'non-attributed': 'The answer is saved, and every member can see it where they write.',
  mails: 'The answer is saved.',
  terms: 'The terms are saved. Everyone else accepts them before they read on.',
  end: 'The end is saved.',
  archive: 'The workspace is archived. It can only be read from now on.',
};

/** What coordinators may change. */
export async function loader(args: LoaderFunctionArgs) {
  const view = await readingOf(args, async () => services(args).workspaces.settingsPage(await contextFor(args), args.params.workspace ?? ''));
  return { view, archiving: new URL(args.request.url).searchParams.get('archive') === 'ask' };
}

export async function action(args: ActionFunctionArgs) {
  return respond(args, async () => {
    const slug = args.params.workspace ?? '';
    const input = await parseForm(args.request, ChangeWorkspace);
    await services(args).workspaces.changeWorkspace(await contextFor(args), slug, input);
    return redirect(`/workspaces/${slug}/settings?done=${input.change}`);
  });
}

export default function Settings() {
  const { view, archiving } = useLoaderData<typeof loader>();
  const refused = refusedOf(useActionData<RefusedForm>(), 'purpose-section');
  const [query] = useSearchParams();
  const done = DONE[query.get('done') ?? ''];
  return (
    <>
      {done && Object.keys(refused.errors).length === 0 ? <Notice><p>{done}</p></Notice> : null}
      <SettingsPage view={view} refused={refused} archiving={archiving} />
    </>
  );
}
