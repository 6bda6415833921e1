import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { ChangeMember } from '../../shared/member-forms.ts';
import { MemberPage } from '../features/workspaces/member-page.tsx';
import { refusedOf } from '../features/workspaces/refused.ts';
import { contextFor, parseForm, readingOf, respond, type RefusedForm } from '../request.server.ts';
import { services } from '../services.server.ts';
import { PRODUCT } from '../ui/product.ts';

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data ? `${data.member.me ? 'Your membership' : data.member.name} · ${data.workspace} · ${PRODUCT}` : PRODUCT }];

/** One member, for coordinators; oneself, for everybody. */
export async function loader(args: LoaderFunctionArgs) {
  return readingOf(args, async () => services(args).workspaces.memberPage(await contextFor(args), args.params.workspace ?? '', args.params.person ?? ''));
}

export async function action(args: ActionFunctionArgs) {
  return respond(args, async () => {
    const { workspace: slug = '', person = '' } = args.params;
    const input = await parseForm(args.request, ChangeMember);
    const ctx = await contextFor(args);
    const { members, workspaces } = services(args);
    switch (input.change) {
      case 'leave':
        await members.leaveWorkspace(ctx, slug, input);
        return redirect('/workspaces?done=left');
      case 'end':
        await members.endMember(ctx, slug, person, input);
        return redirect(`/workspaces/${slug}/members?done=ended`);
      case 'role':
        await members.changeMember(ctx, slug, person, { role: input.role, memberUntil: workspaces.endOfDayOrNone(input.memberUntil) });
        return redirect(`/workspaces/${slug}/members?done=changed`);
    }
  });
}

export default function Member() {
  const view = useLoaderData<typeof loader>();
  return <MemberPage {...view} refused={refusedOf(useActionData<RefusedForm>(), 'member')} />;
}
