import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useActionData, useLoaderData, type ClientActionFunctionArgs, type ShouldRevalidateFunctionArgs } from '@remix-run/react';
import { findArea } from '../../shared/areas/register.ts';
import { invalid, notFound } from '../../shared/errors.ts';
import { INDICATORS } from '../../shared/framework/indicators.ts';
import { metricOf } from '../../shared/framework/metrics.ts';
import { offerOf } from '../features/discussions/chart-offer.ts';
import { DiscussionPage } from '../features/discussions/discussion-page.tsx';
import { TalkProvider } from '../features/discussions/talk-provider.tsx';
import { SCRIPTED, type Answer } from '../live/answers.ts';
import { useLive } from '../live/live-context.ts';
import { LiveProvider } from '../live/live-provider.tsx';
import { freshKey } from '../live/sending.ts';
import { answerOrUnsent } from '../live/unsent.ts';
import { RefusedWords, WordsLeftNotice } from '../live/words-left-notice.tsx';
import { contextFor, readingOf, respond } from '../request.server.ts';
import { services } from '../services.server.ts';
import { talkHere } from '../talk.server.ts';
import { PRODUCT } from '../ui/product.ts';

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data ? `${data.conversation.discussions[0]?.title || 'Discussion'} · ${data.conversation.workspace.name} · ${PRODUCT}` : PRODUCT }];

/** Id of the element that arrivals must not move while someone reads or types in it. */
const THREAD = 'beside';

/** One discussion by its permanent address. */
export async function loader(args: LoaderFunctionArgs) {
  return readingOf(args, async () => {
    const { workspace = '', discussion: id = '' } = args.params;
    const ctx = await contextFor(args);
    const { discussions, notifications, figures: figuresOf } = services(args);
    const { conversation, history } = await discussions.discussionPage(ctx, workspace, id);
    const [discussion] = conversation.discussions;
    if (!discussion) throw notFound();
    await notifications.notificationsSeen(ctx, [discussion.id]);
    const decided = await services(args).publications.decidedBecause(ctx, workspace, 'discussion', discussion.id);
    const figures = [discussion.metric, ...discussion.otherMetrics].flatMap((metric) => {
      const indicator = INDICATORS.find((one) => one.metric === metric);
      const area = discussion.area === null ? '' : `?area=${encodeURIComponent(discussion.area)}`;
      return indicator ? [{ href: `/workspaces/${workspace}/indicators/${indicator.slug}${area}`, title: indicator.shortTitle }] : [];
    });
    const { metric, breakdown } = discussion;
    const area = findArea(discussion.area ?? conversation.workspace.areas[0] ?? '');
    const edition = area ? await figuresOf.shownEdition(ctx.db, metric, area.world) : null;
    // A year that is published no more is no point of the chart: then it is the whole series.
    const period = discussion.period !== null && edition?.periods.includes(discussion.period) ? discussion.period : null;
    const title = INDICATORS.find((one) => one.metric === metric)?.shortTitle ?? metricOf(metric).title;
    const charts = area && edition ? [offerOf({ metric, area: area.code, period, breakdown, edition: edition.key }, title, edition.release)] : [];
    const asked = new URL(args.request.url).searchParams.get('history') ?? '';
    // What is asked for by its opening stands under the discussion's own id.
    const before = history[asked] ?? (asked === discussion.comments[0]?.id ? history[discussion.id] : undefined) ?? [];
    return { conversation, id: discussion.id, metric, figures, charts, history: before, decided, formKey: freshKey() };
  });
}

/** One form, one service call. */
export async function action(args: ActionFunctionArgs) {
  const scripted = (await args.request.clone().formData().catch(() => null))?.has(SCRIPTED);
  return respond(args, async () => {
    const talked = await talkHere(args).catch(async (error: unknown) => {
      // Where the page itself is gone there is no form to come back to: the error page gives the words back.
      const { workspace = '', discussion = '' } = args.params;
      if (!scripted) await services(args).discussions.discussionPage(await contextFor(args), workspace, discussion);
      throw error;
    });
    if (!talked) throw invalid({ intent: 'This form is not known here. Reload the page and send again.' });
    return talked;
  });
}

export const clientAction = ({ request, serverAction }: ClientActionFunctionArgs) => answerOrUnsent(request, () => serverAction());

/** What was sent from here comes back as a fact, or LiveProvider fetches it. */
export const shouldRevalidate = ({ formMethod, defaultShouldRevalidate }: ShouldRevalidateFunctionArgs) => formMethod === 'POST' ? false : defaultShouldRevalidate;

export default function Discussion() {
  const { conversation, metric, id } = useLoaderData<typeof loader>();
  return <LiveProvider key={id} loaded={conversation} metric={metric} region={THREAD}><WholeDiscussion /></LiveProvider>;
}

function WholeDiscussion() {
  const { id, figures, charts, history, decided, formKey } = useLoaderData<typeof loader>();
  const answer = useActionData<Answer>();
  const { conversation: { workspace, personal, discussions }, arrived } = useLive();
  const discussion = discussions.find((one) => one.id === id);
  return (
    <TalkProvider workspace={workspace} personal={personal} formKey={formKey} answer={answer} charts={charts} whole>
      <WordsLeftNotice />
      <RefusedWords answer={answer} />
      <div id={THREAD}>
        {discussion ? <DiscussionPage discussion={discussion} isNew={(one) => arrived.has(one)} figures={figures} history={history} decided={decided} /> : <><h1>This discussion is gone</h1><p>It was taken back by who started it.</p></>}
      </div>
    </TalkProvider>
  );
}
