import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node';
import { useActionData, useLoaderData, useSearchParams, type ClientActionFunctionArgs } from '@remix-run/react';
import { AnswerQuestionForm } from '../features/discussions/forms.ts';
import { errorsOf, plainFields } from '../features/discussions/plain-fields.ts';
import { QuestionsPage } from '../features/discussions/questions-page.tsx';
import { useOwnNews } from '../live/use-own-news.ts';
import { freshKey } from '../live/sending.ts';
import { leadOrUnsent } from '../live/unsent.ts';
import { contextFor, parseForm, readingOf, respond, type RefusedForm } from '../request.server.ts';
import { services } from '../services.server.ts';
import { ErrorSummary } from '../ui/error-summary.tsx';
import { Notice } from '../ui/notice.tsx';
import { OrganisationPlaces } from '../ui/organisation-places.tsx';
import { PRODUCT } from '../ui/product.ts';
import { InventedTag } from '../ui/tag.tsx';

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data ? `Questions put to ${data.view.organisation.name} · ${PRODUCT}` : PRODUCT }];

/** What is asked of the organisation by those it shares no workspace with. */
export async function loader(args: LoaderFunctionArgs) {
  return readingOf(args, async () => {
    const ctx = await contextFor(args);
    const view = await services(args).discussions.questionsFor(ctx, args.params.organisation ?? '');
    await services(args).notifications.notificationsSeen(ctx, view.questions.map(({ id }) => id));
    return { view, formKey: freshKey() };
  });
}

export async function action(args: ActionFunctionArgs) {
  return respond(args, async () => {
    const organisation = args.params.organisation ?? '';
    const input = await parseForm(args.request, AnswerQuestionForm);
    await services(args).discussions.answerQuestion(await contextFor(args), organisation, input);
    return redirect(`/organisations/${organisation}/questions?done=answered`, 303);
  });
}

export const clientAction = ({ request, serverAction }: ClientActionFunctionArgs) => leadOrUnsent(request, () => serverAction());

export default function Questions() {
  const { view, formKey } = useLoaderData<typeof loader>();
  useOwnNews('main');
  const answer = useActionData<RefusedForm>();
  const done = useSearchParams()[0].get('done') === 'answered' && !answer;
  const prefix = (id: string) => `answer-${id}-`;
  const asked = answer?.values.discussionId ?? '';
  const errors = errorsOf(prefix(asked), answer);
  return (
    <>
      <p className="workspace-line">{view.organisation.name} {view.organisation.invented ? <InventedTag /> : null}</p>
      <OrganisationPlaces {...view.organisation} mayAnswer />
      {answer ? <ErrorSummary errors={errors} message={Object.keys(errors).length === 0 ? answer.refusal.message : undefined} /> : null}
      {done ? <Notice><p>Your answer stands where the question was asked.</p></Notice> : null}
      <h1>Questions put to {view.organisation.name}</h1>
      <QuestionsPage key={formKey} view={view} formKey={formKey} formFor={(id) => ({ fields: plainFields(prefix(id), id === asked ? answer : undefined), refused: id === asked ? answer : undefined })} />
    </>
  );
}
