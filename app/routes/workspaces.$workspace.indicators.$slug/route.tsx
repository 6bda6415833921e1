import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useActionData, useLoaderData, useLocation, type ClientActionFunctionArgs, type ShouldRevalidateFunctionArgs } from '@remix-run/react';
import { useCallback, useMemo } from 'react';
import type { Askable } from '../../../shared/discussion-pages.ts';
import { packed } from '../../../shared/conversation-wire.ts';
import { notFound } from '../../../shared/errors.ts';
import { areaName } from '../../../shared/format.ts';
import { findIndicator } from '../../../shared/framework/indicators.ts';
import { findMetric } from '../../../shared/framework/metrics.ts';
import { PROMPT_VOICES, promptsFor } from '../../../shared/framework/prompts.ts';
import type { IndicatorView } from '../../../shared/indicator-view.ts';
import { EVERY_NOTE, noteQueryParts } from '../../features/annotations/note-query.ts';
import { notesByPeriod } from '../../features/annotations/notes-by-period.ts';
import { noteTexts } from '../../features/annotations/note-words.ts';
import type { PromptOption } from '../../features/discussions/prompt-choice.tsx';
import { IndicatorPage } from '../../features/figures/indicator-page.tsx';
import { homeArea } from '../../features/workspaces/areas.ts';
import type { Answer } from '../../live/answers.ts';
import { useLive } from '../../live/live-context.ts';
import { LiveProvider } from '../../live/live-provider.tsx';
import { freshKey } from '../../live/sending.ts';
import { answerOrUnsent } from '../../live/unsent.ts';
import { contextFor, readingOf, respond } from '../../request.server.ts';
import { services } from '../../services.server.ts';
import { PRODUCT } from '../../ui/product.ts';
import { contribute } from './contribute.server.ts';
import { BESIDE, ConversationAside } from './conversation-aside.tsx';
import { countBeside } from './count-beside.ts';
import { COMPOSER, asideHref } from './use-aside.ts';
import { useFigureMarks } from './use-marks.ts';
import { useWhole } from './use-whole.ts';

/** The figure and what this workspace says about it. */
export async function loader(args: LoaderFunctionArgs) {
  return readingOf(args, async () => {
    const { workspace = '', slug = '' } = args.params;
    const indicator = findIndicator(slug);
    if (!indicator) throw notFound();
    const ctx = await contextFor(args);
    const { discussions, figures } = services(args);
    const { searchParams } = new URL(args.request.url);
    const conversation = await discussions.conversationOn(ctx, workspace, indicator.metric, shownAtFirst(searchParams));
    const offered = conversation.workspace.areas;
    const [view, askable] = await Promise.all([
      figures.indicatorView(ctx, slug, searchParams, { home: homeArea(offered), offered }),
      conversation.workspace.abilities['discussion.start'] ? discussions.askable(ctx, workspace) : [],
    ]);
    const prompts = promptsFor(findMetric(indicator.metric)?.pillar ?? '').map(({ slug: prompt, text, voice }) => ({ slug: prompt, text, group: PROMPT_VOICES[voice] }));
    return { conversation: packed(conversation), view, prompts, askable, formKey: freshKey() };
  });
}

/** Where everything is asked for, or something among everything, all of it comes; else what the page lists at first. */
function shownAtFirst(asked: URLSearchParams) {
  if (['all', 'about', 'order', ...Object.keys(noteQueryParts(EVERY_NOTE))].some((name) => asked.has(name))) return undefined;
  return { area: (areas: readonly string[]) => asked.get('area') ?? homeArea(areas), open: asked.get('open') };
}

/** One form, one service call. */
export async function action(args: ActionFunctionArgs) {
  return respond(args, () => contribute(args));
}

export const clientAction = ({ request, serverAction }: ClientActionFunctionArgs) => answerOrUnsent(request, () => serverAction());

/** What was sent from here comes back as a fact, or LiveProvider fetches it: the page need not be loaded for it. */
export const shouldRevalidate = ({ formMethod, defaultShouldRevalidate }: ShouldRevalidateFunctionArgs) => formMethod === 'POST' ? false : defaultShouldRevalidate;

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: data ? `${data.view.title}, ${areaName(data.view.choice.area)} · ${data.conversation.workspace.name} · ${PRODUCT}` : PRODUCT },
];

export default function WorkspaceIndicator() {
  const { conversation: onTheWay, view, prompts, askable, formKey } = useLoaderData<typeof loader>();
  const { loaded: conversation, askForAll } = useWhole(onTheWay);
  return (
    <LiveProvider key={`${conversation.workspace.id}/${view.metric}`} loaded={conversation} metric={view.metric} region={BESIDE} askForAll={askForAll}>
      <FigureWithConversation view={view} prompts={prompts} askable={askable} formKey={formKey} />
    </LiveProvider>
  );
}

function FigureWithConversation({ view, prompts, askable, formKey }: { readonly view: IndicatorView; readonly prompts: readonly PromptOption[]; readonly askable: readonly Askable[]; readonly formKey: string }) {
  const answer = useActionData<Answer>();
  const { pathname, search } = useLocation();
  const { conversation: { workspace, annotations, discussions, actions }, askForAll } = useLive();
  const { area } = view.choice;
  const mayWrite = workspace.abilities['annotation.add'] && workspace.areas.includes(area);
  const figureNotes = useFigureMarks(view, annotations);
  const notes = useMemo(() => notesByPeriod(annotations, { area, breakdown: view.breakdown }, view.figures?.periods ?? []), [annotations, area, view.breakdown, view.figures]);
  const notesAt = useCallback((period: string) => {
    if (annotations.some(({ inPart }) => inPart)) askForAll();
    return noteTexts(annotations, { area, breakdown: view.breakdown }, period);
  }, [annotations, askForAll, area, view.breakdown]);
  const noteHref = useCallback((period: string) => (mayWrite ? asideHref(pathname, search, { note: period, write: null, at: null, of: null }, COMPOSER) : null), [mayWrite, pathname, search]);
  const indicatorPath = useCallback((slug: string) => `/workspaces/${workspace.slug}/indicators/${slug}`, [workspace.slug]);
  return (
    <IndicatorPage
      view={view}
      path={pathname}
      indicatorPath={indicatorPath}
      figureNotes={figureNotes}
      notes={notes}
      notesAt={notesAt}
      noteHref={noteHref}
      asideCount={countBeside({ annotations, discussions, actions }, new URLSearchParams(search).get('about') === 'all' ? null : area)}
      aside={<ConversationAside view={view} prompts={prompts} askable={askable} formKey={formKey} answer={answer} />}
    />
  );
}
