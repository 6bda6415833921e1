import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node';
import { useActionData, useLoaderData, useSearchParams, type ClientActionFunctionArgs } from '@remix-run/react';
import { z } from 'zod';
import { EditEvidence } from '../../shared/evidence-forms.ts';
import { Report, Share, TakeBack } from '../../shared/moderation.ts';
import { EvidencePage } from '../features/evidence/evidence-page.tsx';
import { refusedOf } from '../features/workspaces/refused.ts';
import { freshKey } from '../live/sending.ts';
import { leadOrUnsent } from '../live/unsent.ts';
import { contextFor, parseForm, readingOf, respond, type RefusedForm } from '../request.server.ts';
import { services } from '../services.server.ts';
import { whoSeesWords } from '../live/contribution-choices.tsx';
import { Notice } from '../ui/notice.tsx';
import { PRODUCT } from '../ui/product.ts';

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data ? `${data.view.item.title || 'Evidence'} · ${data.view.workspace.name} · ${PRODUCT}` : PRODUCT }];

const DONE: Readonly<Record<string, string>> = { added: 'Your evidence is added.', edited: 'The change is saved.', shared: 'Who can see it is changed.', reported: 'Thank you. A moderator will look at it.' };

/** One item of evidence. */
export async function loader(args: LoaderFunctionArgs) {
  return readingOf(args, async () => {
    const { workspace = '', evidence = '' } = args.params;
    const ctx = await contextFor(args);
    const view = await services(args).evidence.evidencePage(ctx, workspace, evidence);
    await services(args).notifications.notificationsSeen(ctx, [view.item.id]);
    const decided = await services(args).publications.decidedBecause(ctx, workspace, 'evidence', view.item.id);
    return { view, decided, formKey: freshKey() };
  });
}

/** Of each form, the field at which a refusal of the whole is said. */
const FIRST_FIELD: Readonly<Record<string, string>> = { share: 'visibility', report: 'reason' };

const Intent = z.object({ intent: z.string().default('') });

export async function action(args: ActionFunctionArgs) {
  return respond(args, async () => {
    const { workspace: slug = '', evidence: id = '' } = args.params;
    const ctx = await contextFor(args);
    const { evidence, moderation } = services(args);
    const { intent } = await parseForm(args.request.clone(), Intent);
    if (intent === 'take-back') {
      await moderation.takeBack(ctx, slug, await parseForm(args.request, TakeBack));
      return redirect(`/workspaces/${slug}/evidence?done=taken-back`, 303);
    }
    const here = (done: string) => redirect(`/workspaces/${slug}/evidence/${id}?done=${done}`, 303);
    if (intent === 'share') {
      await moderation.share(ctx, slug, await parseForm(args.request, Share));
      return here('shared');
    }
    if (intent === 'report') {
      await moderation.report(ctx, slug, await parseForm(args.request, Report));
      return here('reported');
    }
    await evidence.editEvidence(ctx, slug, await parseForm(args.request, EditEvidence));
    return here('edited');
  });
}

export const clientAction = ({ request, serverAction }: ClientActionFunctionArgs) => leadOrUnsent(request, () => serverAction());

export default function EvidenceItem() {
  const { view, decided, formKey } = useLoaderData<typeof loader>();
  const answer = useActionData<RefusedForm>();
  const refusedIntent = answer?.values.intent ?? '';
  const refused = refusedOf(answer, FIRST_FIELD[refusedIntent] ?? 'finding');
  const [query] = useSearchParams();
  const done = DONE[query.get('done') ?? ''];
  return (
    <>
      {done && Object.keys(refused.errors).length === 0 ? <Notice><p>{done}</p></Notice> : null}
      <EvidencePage key={`${view.item.id} ${view.item.version}`} {...view} formKey={formKey} refused={refused} seenBy={whoSeesWords(view.item.visibility, view.workspace, view.item)} decided={decided} refusedIntent={refusedIntent} />
    </>
  );
}
