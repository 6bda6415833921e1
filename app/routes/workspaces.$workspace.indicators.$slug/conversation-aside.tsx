import { useCallback, useMemo, useState } from 'react';
import { useLocation } from '@remix-run/react';
import type { Askable } from '../../../shared/discussion-pages.ts';
import type { IndicatorView } from '../../../shared/indicator-view.ts';
import { isPlaced } from '../../../shared/judgement.ts';
import { areaOf } from '../../../shared/areas/register.ts';
import { ActionList, MoveAction } from '../../features/actions/action-list.tsx';
import { AgreeAction } from '../../features/actions/agree-action.tsx';
import { AddNote } from '../../features/annotations/add-note.tsx';
import { ReadEdition } from '../../features/annotations/read-edition.tsx';
import type { PromptOption } from '../../features/discussions/prompt-choice.tsx';
import { DiscussionList } from '../../features/discussions/discussion-list.tsx';
import { offersOf } from '../../features/discussions/chart-offer.ts';
import { TalkProvider } from '../../features/discussions/talk-provider.tsx';
import { AboutFigure } from '../../features/workspaces/about-figure.tsx';
import { homeArea, namedAreas } from '../../features/workspaces/areas.ts';
import { BesideFigure, type About } from '../../features/workspaces/beside-figure.tsx';
import { Composer, type Writing } from '../../features/workspaces/composer.tsx';
import { FiguresNotices } from '../../features/workspaces/figures-notices.tsx';
import { useLastVisit } from '../../features/workspaces/use-last-visit.ts';
import { addedSince, newestAt, newWords } from '../../features/workspaces/what-is-new.ts';
import { ReadsAlong } from '../../live/reads-along.tsx';
import { WhoCanSee } from '../../features/workspaces/who-can-see.tsx';
import type { Answer } from '../../live/answers.ts';
import { ContributionChoices } from '../../live/contribution-choices.tsx';
import { UnattributedChoice } from '../../live/unattributed-choice.tsx';
import { useLive } from '../../live/live-context.ts';
import { HiddenFigures } from '../../live/use-guard.ts';
import { PresenceBar } from '../../live/presence-bar.tsx';
import { refusalFor, SendingForm } from '../../live/sending-form.tsx';
import { RefusedWords, WordsLeftNotice } from '../../live/words-left-notice.tsx';
import { EvidencePart } from './evidence-part.tsx';
import { NotesPart, Tray, useListed } from './notes-part.tsx';
import { QuestionPart } from './question-part.tsx';
import { COMPOSER, useAside } from './use-aside.ts';

/** Id of the element that arrivals must not move while someone reads or types in it. */
export const BESIDE = 'beside';

interface ConversationAsideProps {
  readonly view: IndicatorView;
  /** Key of the forms where there is no JavaScript. */
  readonly formKey: string;
  /** What a form sent without JavaScript was answered. */
  readonly answer: Answer | undefined;
  /** Questions of the framework to begin with. */
  readonly prompts: readonly PromptOption[];
  /** Organisations a question can be put to. */
  readonly askable: readonly Askable[];
}

/** Notes, questions and actions beside the figure, and the place to add to them. */
export function ConversationAside({ view, formKey, answer, prompts, askable }: ConversationAsideProps) {
  const { conversation, arrived } = useLive();
  const { workspace, annotations, discussions, actions, organisations, holders } = conversation;
  const aside = useAside();
  const { address, change, href, list } = aside;
  const { search } = useLocation();
  const charts = useMemo(() => offersOf(view), [view]);
  const [atFirst] = useState(conversation);
  const lastVisit = useLastVisit(`${workspace.id}:${view.metric}`, newestAt(conversation));
  const added = useMemo(() => addedSince(atFirst, lastVisit), [atFirst, lastVisit]);
  const isNew = useCallback((id: string) => arrived.has(id) || added.has(id), [arrived, added]);

  const shownArea = view.choice.area;
  const listed = <Item extends { area: string | null }>(items: readonly Item[]) => (address.about === 'all' ? items : items.filter(({ area }) => area === null || area === shownArea));
  const notes = useListed(annotations, address, shownArea);
  const questions = listed(discussions);
  const agreed = listed(actions);
  const placed = annotations.filter(isPlaced).length;
  const total = placed + discussions.length + actions.length;

  const hiddenFigures = useMemo(() => ({ area: shownArea, periods: hiddenPeriods(view) }), [shownArea, view]);
  const { abilities } = workspace;
  const hidden = { metric: view.metric, breakdown: view.breakdown };
  // The figure its author sees is the one that is kept with the note; of an earlier day there is nothing to ask.
  const edition = view.choice.asAt === null ? (view.figures?.edition ?? '') : null;
  const about = { areas: namedAreas(workspace.areas), area: workspace.areas.includes(shownArea) ? shownArea : homeArea(workspace.areas) };
  const periods = [...(view.figures?.periods ?? [])].reverse();
  const newest = periods[0] ?? '';
  const period = periods.includes(address.note) ? address.note : newest;
  const form = { formKey, beside: <WhoCanSee members={workspace.memberCount} workspace={workspace.name} /> };
  const sent = (intent: string, subject?: Record<string, string>) => refusalFor(answer, intent, subject);
  const refusedWriting = WRITING_OF[sent('annotation.add') ? 'annotation.add' : sent('discussion.start') ? 'discussion.start' : sent('action.agree') ? 'action.agree' : ''];

  return (
    <HiddenFigures.Provider value={hiddenFigures}>
    <TalkProvider workspace={workspace} personal={conversation.personal} formKey={formKey} answer={answer} charts={charts} whole={false}>
    <BesideFigure
      id={BESIDE}
      areaName={areaOf(shownArea).name}
      invented={workspace.invented}
      about={address.about}
      aboutHref={(one: About) => href({ about: one === 'all' ? 'all' : null }, BESIDE)}
      onAbout={(one) => change({ about: one }, { about: one === 'all' ? 'all' : null })}
      elsewhere={total - notes.length - questions.length - agreed.length}
      newWords={newWords(added.size, arrived.size)}
      presence={<><PresenceBar /><WordsLeftNotice /><RefusedWords answer={answer} /><FiguresNotices notices={conversation.figuresNotices ?? []} area={shownArea} /></>}
      sections={[
        { heading: 'Context notes', count: notes.length, list: <NotesPart view={view} address={address} formKey={formKey} isNew={isNew} list={list} href={href} search={search} /> },
        {
          heading: 'Questions', count: questions.length,
          list: (
            <DiscussionList
              discussions={questions} isNew={isNew} open={address.open ?? answeredIn(answer, 'discussionId')}
              allHref={`/workspaces/${workspace.slug}/discussions`}
            />
          ),
        },
        {
          heading: 'Actions', count: agreed.length,
          list: (
            <ActionList
              actions={agreed} isNew={isNew} open={answeredIn(answer, 'actionId')}
              move={({ id, status }) => abilities['action.move'] && (
                <SendingForm {...form} intent="action.move" hidden={{ actionId: id }} anchor={`action-${id}`} refused={sent('action.move', { actionId: id })} submit="Say so" sentWords="It is written down." quiet>
                  {(fields) => <MoveAction fields={fields} status={status} holders={holders} />}
                </SendingForm>
              )}
            />
          ),
        },
      ]}
      tray={notes.length === 0 ? <Tray annotations={annotations} slug={workspace.slug} /> : null}
      voice={<EvidencePart view={view} formKey={formKey} answer={answer} isNew={isNew} aside={aside} />}
      composer={
        abilities['annotation.add'] ? (
          <Composer
            id={COMPOSER}
            outside={workspace.areas.includes(shownArea) ? null : areaOf(shownArea).name}
            chosen={refusedWriting ?? address.writing}
            begun={refusedWriting !== undefined || address.note !== '' || address.writing !== 'note'}
            href={(writing: Writing) => href({ write: writing }, COMPOSER)}
            onChoose={(writing) => change({ writing }, { write: writing })}
            forms={{
              note: periods.length === 0 ? (
                <p>A note is pinned to a figure, and none is loaded here yet. You can ask a question or agree an action.</p>
              ) : (
                <SendingForm {...form} beside={null} intent="annotation.add" hidden={hidden} anchor={COMPOSER} refused={sent('annotation.add')} submit="Add to this figure" sentWords="Your note is added." pageOf={(id) => `/workspaces/${workspace.slug}/annotations/${id}`}>
                  {(fields) => <AddNote fields={fields} periods={periods} area={about.area} areas={about.areas} about={<AboutFigure fields={fields} {...about} periods={periods} period={period} />} choices={<>{edition === null ? null : <ReadEdition fields={fields} edition={edition} />}<ContributionChoices fields={fields} workspace={workspace} /><UnattributedChoice id={fields.id('unattributed')} workspace={workspace} /></>} />}
                </SendingForm>
              ),
              question: (
                <QuestionPart
                  view={view} formKey={formKey} refused={sent('discussion.start')} prompts={prompts} askable={askable} period={address.note}
                  about={(fields) => <AboutFigure fields={fields} {...about} areas={[...about.areas, { code: '', name: 'all areas' }]} periods={periods} period={address.note} allYears />}
                />
              ),
              action: (
                <SendingForm {...form} intent="action.agree" hidden={hidden} anchor={COMPOSER} refused={sent('action.agree')} submit="Add this action" sentWords="The action is added.">
                  {(fields) => <AgreeAction fields={fields} about={<AboutFigure fields={fields} {...about} />} organisations={organisations} holders={holders} />}
                </SendingForm>
              ),
            }}
          />
        ) : <ReadsAlong workspace={workspace} />
      }
    />
    </TalkProvider>
    </HiddenFigures.Provider>
  );
}

const WRITING_OF: Readonly<Record<string, Writing | undefined>> = { 'annotation.add': 'note', 'discussion.start': 'question', 'action.agree': 'action' };

/** The years in which the figure of the page's area is suppressed. */
function hiddenPeriods({ figures }: IndicatorView): string[] {
  const own = figures?.series.find(({ role }) => role === 'area');
  return (figures?.periods ?? []).filter((_, index) => own?.reasons[index] === 'c');
}

/** The item that a refused form without JavaScript was about. */
function answeredIn(answer: Answer | undefined, field: string): string | null {
  return answer && 'refusal' in answer ? (answer.values[field] ?? null) : null;
}
