import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node';
import { useActionData, useLoaderData, useSearchParams } from '@remix-run/react';
import { z } from 'zod';
import { Decide } from '../../shared/moderation.ts';
import { DecidePublication } from '../../shared/publications.ts';
import { ModerationPage } from '../features/moderation/moderation-page.tsx';
import { PublicationsWaiting } from '../features/moderation/publications-waiting.tsx';
import { freshKey } from '../live/sending.ts';
import { contextFor, parseForm, readingOf, respond, type RefusedForm } from '../request.server.ts';
import { services } from '../services.server.ts';
import { ErrorSummary } from '../ui/error-summary.tsx';
import { Notice } from '../ui/notice.tsx';
import { PRODUCT } from '../ui/product.ts';

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data ? `Moderation of ${data.view.workspace.name} · ${PRODUCT}` : PRODUCT }];

const Which = z.object({ form: z.enum(['case', 'publication']).catch('case') });
const DONE: Readonly<Record<string, string>> = {
  hide: 'It is hidden.', show: 'It stands there for everybody who could see it.', purge: 'Its words are deleted.',
  publish: 'It is public now.', decline: 'It is declined; its author is told.', withdraw: 'It is public no longer.',
};

/** What coordinators decide about what was written. */
export async function loader(args: LoaderFunctionArgs) {
  return readingOf(args, async () => {
    const ctx = await contextFor(args);
    const slug = args.params.workspace ?? '';
    const { moderation, publications } = services(args);
    const view = await moderation.moderationPage(ctx, slug);
    return { view, publications: await publications.awaitingPublication(ctx, slug), formKey: freshKey(), now: new Date().toISOString() };
  });
}

export async function action(args: ActionFunctionArgs) {
  return respond(args, async () => {
    const slug = args.params.workspace ?? '';
    const { moderation, publications } = services(args);
    const ctx = await contextFor(args);
    const { form } = await parseForm(args.request.clone(), Which);
    if (form === 'publication') {
      const input = await parseForm(args.request, DecidePublication);
      await publications.decidePublication(ctx, slug, input);
      return redirect(`/workspaces/${slug}/moderation?done=${input.answer}`, 303);
    }
    const input = await parseForm(args.request, Decide);
    await moderation.decide(ctx, slug, input);
    return redirect(`/workspaces/${slug}/moderation?done=${input.decision}`, 303);
  });
}

export default function Moderation() {
  const { view, publications, formKey, now } = useLoaderData<typeof loader>();
  const answer = useActionData<RefusedForm>();
  const [query] = useSearchParams();
  const done = DONE[query.get('done') ?? ''];
  const refused = { errors: answer?.refusal.fields ?? {}, values: answer?.values ?? {} };
  return (
    <>
      {answer ? <ErrorSummary errors={refused.errors} message={Object.keys(refused.errors).length === 0 ? answer.refusal.message : undefined} /> : done ? <Notice><p>{done}</p></Notice> : null}
      <h1>Moderation</h1>
      <ModerationPage view={view} formKey={formKey} refused={refused} />
      <PublicationsWaiting publications={publications} formKey={formKey} refused={refused} now={now} />
    </>
  );
}
