import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useActionData, useLoaderData, useLocation, type ClientActionFunctionArgs, type ShouldRevalidateFunctionArgs } from '@remix-run/react';
import { notFound } from '../../../shared/errors.ts';
import { areaName } from '../../../shared/format.ts';
import { findIndicator } from '../../../shared/framework/indicators.ts';
import type { IndicatorView } from '../../../shared/indicator-view.ts';
import { notesByPeriod, noteTexts } from '../../features/annotations/notes-by-period.ts';
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
import { COMPOSER, asideHref } from './use-aside.ts';

/** The figure and what this workspace says about it. */
export async function loader(args: LoaderFunctionArgs) {
  return readingOf(args, async () => {
    const { workspace = '', slug = '' } = args.params;
    const indicator = findIndicator(slug);
    if (!indicator) throw notFound();
    const ctx = await contextFor(args);
    const { discussions, figures } = services(args);
    const conversation = await discussions.conversationOn(ctx, workspace, indicator.metric);
    const offered = conversation.workspace.areas;
    const view = await figures.indicatorView(ctx, slug, new URL(args.request.url).searchParams, { home: homeArea(offered), offered });
    return { conversation, view, formKey: freshKey() };
  });
}

/** One form, one service call. */
export async function action(args: ActionFunctionArgs) {
  return respond(args, () => contribute(args));
}

export const clientAction = ({ serverAction }: ClientActionFunctionArgs) => answerOrUnsent(() => serverAction());

/** What was sent from here comes back as a fact, or LiveProvider fetches it: the page need not be loaded for it. */
export const shouldRevalidate = ({ formMethod, defaultShouldRevalidate }: ShouldRevalidateFunctionArgs) => formMethod === 'POST' ? false : defaultShouldRevalidate;

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: data ? `${data.view.title}, ${areaName(data.view.choice.area)} · ${data.conversation.workspace.name} · ${PRODUCT}` : PRODUCT },
];

export default function WorkspaceIndicator() {
  const { conversation, view, formKey } = useLoaderData<typeof loader>();
  return (
    <LiveProvider key={`${conversation.workspace.id}/${view.metric}`} loaded={conversation} metric={view.metric} region={BESIDE}>
      <FigureWithConversation view={view} formKey={formKey} />
    </LiveProvider>
  );
}

function FigureWithConversation({ view, formKey }: { readonly view: IndicatorView; readonly formKey: string }) {
  const answer = useActionData<Answer>();
  const { pathname, search } = useLocation();
  const { workspace, annotations, discussions, actions } = useLive().conversation;
  const { area } = view.choice;
  const mayWrite = workspace.abilities['annotation.add'] && workspace.areas.includes(area);
  return (
    <IndicatorPage
      view={view}
      path={pathname}
      indicatorPath={(slug) => `/workspaces/${workspace.slug}/indicators/${slug}`}
      notes={notesByPeriod(annotations, area, view.breakdown)}
      notesAt={(period) => noteTexts(annotations, area, view.breakdown, period)}
      noteHref={(period) => (mayWrite ? asideHref(pathname, search, { note: period, write: null }, COMPOSER) : null)}
      asideCount={[annotations, discussions, actions].flat().filter((item) => item.area === area).length}
      aside={<ConversationAside view={view} formKey={formKey} answer={answer} />}
    />
  );
}
