import { redirect, type ActionFunctionArgs, type HeadersFunction, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node';
import { useActionData, useLoaderData, useSearchParams } from '@remix-run/react';
import { AnswerPublication } from '../../shared/publications.ts';
import { PublicationsPage } from '../features/publications/publications-page.tsx';
import { contextFor, parseForm, readingOf, respond, type RefusedForm } from '../request.server.ts';
import { services } from '../services.server.ts';
import { ErrorSummary } from '../ui/error-summary.tsx';
import { Notice } from '../ui/notice.tsx';
import { PRODUCT } from '../ui/product.ts';

export const meta: MetaFunction = () => [{ title: `To become public · ${PRODUCT}` }];

export const headers: HeadersFunction = () => ({ 'Cache-Control': 'private, no-store' });

/** What people of an organisation want to be public, for its leads and approvers. */
export async function loader(args: LoaderFunctionArgs) {
  return readingOf(args, async () => services(args).publications.publicationsPage(await contextFor(args), args.params.organisation ?? ''));
}

export async function action(args: ActionFunctionArgs) {
  return respond(args, async () => {
    const organisation = args.params.organisation ?? '';
    const input = await parseForm(args.request, AnswerPublication);
    await services(args).publications.answerPublication(await contextFor(args), organisation, input);
    return redirect(`/organisations/${organisation}/publications?done=${input.answer}`, 303);
  });
}

export default function Publications() {
  const view = useLoaderData<typeof loader>();
  const answer = useActionData<RefusedForm>();
  const [query] = useSearchParams();
  const done = { approve: 'Approved. A moderator of the workspace decides now.', decline: 'Declined. Its author can read why.' }[query.get('done') ?? ''];
  const errors = answer?.refusal.fields ?? {};
  return (
    <>
      {answer ? <ErrorSummary errors={errors} message={Object.keys(errors).length === 0 ? answer.refusal.message : undefined} /> : done ? <Notice><p>{done}</p></Notice> : null}
      <PublicationsPage view={view} refused={{ errors, values: answer?.values ?? {} }} />
    </>
  );
}
