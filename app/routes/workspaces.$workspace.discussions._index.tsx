import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node';
import { useActionData, useLoaderData, type ClientActionFunctionArgs } from '@remix-run/react';
import { areaOf } from '../../shared/areas/register.ts';
import { INDICATORS } from '../../shared/framework/indicators.ts';
import { findMetric } from '../../shared/framework/metrics.ts';
import { PILLARS } from '../../shared/framework/pillars.ts';
import { PROMPT_VOICES, promptsFor } from '../../shared/framework/prompts.ts';
import { DiscussionsPage } from '../features/discussions/discussions-page.tsx';
import { StartDiscussionForm } from '../features/discussions/forms.ts';
import { errorsOf, plainFields } from '../features/discussions/plain-fields.ts';
import { StartPageForm } from '../features/discussions/start-page-form.tsx';
import { freshKey } from '../live/sending.ts';
import { leadOrUnsent } from '../live/unsent.ts';
import { contextFor, parseForm, readingOf, respond, type RefusedForm } from '../request.server.ts';
import { services } from '../services.server.ts';
import { ContributionChoices } from '../live/contribution-choices.tsx';
import { ErrorSummary } from '../ui/error-summary.tsx';
import { PRODUCT } from '../ui/product.ts';

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data ? `Discussions of ${data.view.workspace.name} · ${PRODUCT}` : PRODUCT }];

/** Every discussion of the workspace, and what it takes to start one. */
export async function loader(args: LoaderFunctionArgs) {
  return readingOf(args, async () => {
    const query = new URL(args.request.url).searchParams;
    const ctx = await contextFor(args);
    const { discussions } = services(args);
    const slug = args.params.workspace ?? '';
    const view = await discussions.discussionsOf(ctx, slug, { filter: query.get('filter'), page: Number(query.get('page') ?? 1) });
    const { areas } = view.workspace;
    return {
      view, formKey: freshKey(),
      titles: Object.fromEntries(INDICATORS.map(({ metric, shortTitle }) => [metric, shortTitle])),
      groups: PILLARS.map(({ slug: pillar, shortTitle }) => ({ label: shortTitle, indicators: INDICATORS.filter(({ metric }) => findMetric(metric)?.pillar === pillar).map(({ metric, shortTitle: title }) => ({ metric, title })) })).filter(({ indicators }) => indicators.length > 0),
      areas: areas.map((code) => ({ code, name: areaOf(code).name })),
      prompts: promptsFor('').map(({ slug: prompt, text, voice }) => ({ slug: prompt, text, group: PROMPT_VOICES[voice] })),
      askable: view.workspace.abilities['discussion.start'] ? await discussions.askable(ctx, slug) : [],
    };
  });
}

export async function action(args: ActionFunctionArgs) {
  return respond(args, async () => {
    const slug = args.params.workspace ?? '';
    const input = await parseForm(args.request, StartDiscussionForm);
    await services(args).discussions.startDiscussion(await contextFor(args), slug, input);
    return redirect(`/workspaces/${slug}/discussions/${input.key}`, 303);
  });
}

export const clientAction = ({ request, serverAction }: ClientActionFunctionArgs) => leadOrUnsent(request, () => serverAction());

export default function Discussions() {
  const { view, titles, groups, areas, prompts, askable, formKey } = useLoaderData<typeof loader>();
  const answer = useActionData<RefusedForm>();
  const fields = plainFields('start-', answer);
  const { abilities } = view.workspace;
  return (
    <DiscussionsPage
      view={view} titles={titles}
      start={!abilities['discussion.start'] ? null : (
        <section className="start-discussion" aria-labelledby="start">
          <h2 id="start">Start a discussion</h2>
          {answer ? <ErrorSummary errors={errorsOf('start-', answer)} message={Object.keys(answer.refusal.fields).length === 0 ? answer.refusal.message : undefined} /> : null}
          <StartPageForm
            key={answer?.values.key ?? 'new'} fields={fields} refused={answer} formKey={formKey} path={`/workspaces/${view.workspace.slug}/discussions`}
            groups={groups} areas={areas} prompts={prompts} askable={askable} whoSees={(inForm) => <ContributionChoices fields={inForm} workspace={view.workspace} />}
          />
        </section>
      )}
    />
  );
}
