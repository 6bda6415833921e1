import { useState } from 'react';
import type { IndicatorView } from '../../../shared/indicator-view.ts';
import { areaOf } from '../../../shared/areas/register.ts';
import { ActionList, MoveAction } from '../../features/actions/action-list.tsx';
import { AgreeAction } from '../../features/actions/agree-action.tsx';
import { AddNote } from '../../features/annotations/add-note.tsx';
import { NoteList } from '../../features/annotations/note-list.tsx';
import { DiscussionList } from '../../features/discussions/discussion-list.tsx';
import { RichTextField } from '../../features/discussions/rich-text-field.tsx';
import { StartDiscussion } from '../../features/discussions/start-discussion.tsx';
import { AboutFigure } from '../../features/workspaces/about-figure.tsx';
import { homeArea, namedAreas } from '../../features/workspaces/areas.ts';
import { BesideFigure, type About } from '../../features/workspaces/beside-figure.tsx';
import { Composer, type Writing } from '../../features/workspaces/composer.tsx';
import { FiguresNotices } from '../../features/workspaces/figures-notices.tsx';
import { useLastVisit } from '../../features/workspaces/use-last-visit.ts';
import { addedSince, newestAt, newWords } from '../../features/workspaces/what-is-new.ts';
import { WhoCanSee } from '../../features/workspaces/who-can-see.tsx';
import type { Answer } from '../../live/answers.ts';
import { useLive } from '../../live/live-context.ts';
import { PresenceBar } from '../../live/presence-bar.tsx';
import { refusalFor, SendingForm } from '../../live/sending-form.tsx';
import { COMPOSER, useAside } from './use-aside.ts';

/** Id of the element that arrivals must not move while someone reads or types in it. */
export const BESIDE = 'beside';

interface ConversationAsideProps {
  readonly view: IndicatorView;
  /** Key of the forms where there is no JavaScript. */
  readonly formKey: string;
  /** What a form sent without JavaScript was answered. */
  readonly answer: Answer | undefined;
}

/** Notes, questions and actions beside the figure, and the place to add to them. */
export function ConversationAside({ view, formKey, answer }: ConversationAsideProps) {
  const { conversation, arrived } = useLive();
  const { workspace, annotations, discussions, actions, organisations, holders } = conversation;
  const { address, change, href } = useAside();
  const [atFirst] = useState(conversation);
  const lastVisit = useLastVisit(`${workspace.id}:${view.metric}`, newestAt(conversation));
  const added = addedSince(atFirst, lastVisit);
  const isNew = (id: string) => arrived.has(id) || added.has(id);

  const shownArea = view.choice.area;
  const listed = <Item extends { area: string }>(items: readonly Item[]) => (address.about === 'all' ? items : items.filter(({ area }) => area === shownArea));
  const notes = listed(annotations);
  const questions = listed(discussions);
  const agreed = listed(actions);
  const total = annotations.length + discussions.length + actions.length;

  const { abilities } = workspace;
  const hidden = { metric: view.metric, breakdown: view.breakdown };
  const about = { areas: namedAreas(workspace.areas), area: workspace.areas.includes(shownArea) ? shownArea : homeArea(workspace.areas) };
  const periods = [...(view.figures?.periods ?? [])].reverse();
  const newest = periods[0] ?? '';
  const period = periods.includes(address.note) ? address.note : newest;
  const form = { formKey, beside: <WhoCanSee members={workspace.memberCount} workspace={workspace.name} /> };
  const sent = (intent: string, subject?: Record<string, string>) => refusalFor(answer, intent, subject);
  const refusedWriting = WRITING_OF[sent('annotation.add') ? 'annotation.add' : sent('discussion.start') ? 'discussion.start' : sent('action.agree') ? 'action.agree' : ''];

  return (
    <BesideFigure
      id={BESIDE}
      areaName={areaOf(shownArea).name}
      invented={workspace.invented}
      about={address.about}
      aboutHref={(one: About) => href({ about: one === 'all' ? 'all' : null }, BESIDE)}
      onAbout={(one) => change({ about: one }, { about: one === 'all' ? 'all' : null })}
      elsewhere={total - notes.length - questions.length - agreed.length}
      newWords={newWords(added.size, arrived.size)}
      presence={<><PresenceBar /><FiguresNotices notices={conversation.figuresNotices ?? []} area={shownArea} /></>}
      sections={[
        { heading: 'Context notes', count: notes.length, list: <NoteList notes={notes} isNew={isNew} /> },
        {
          heading: 'Questions', count: questions.length,
          list: (
            <DiscussionList
              discussions={questions} isNew={isNew} open={address.open ?? answeredIn(answer, 'discussionId')}
              reply={({ id }) => abilities['comment.post'] && (
                <SendingForm {...form} intent="comment.post" hidden={{ discussionId: id }} anchor={`discussion-${id}`} refused={sent('comment.post', { discussionId: id })} submit="Reply" sentWords="Your reply is added." quiet>
                  {(fields) => <RichTextField fields={fields} label="Your reply" />}
                </SendingForm>
              )}
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
      addHref={abilities['annotation.add'] ? `#${COMPOSER}` : null}
      composer={
        abilities['annotation.add'] ? (
          <Composer
            id={COMPOSER}
            outside={workspace.areas.includes(shownArea) ? null : areaOf(shownArea).name}
            chosen={refusedWriting ?? address.writing}
            href={(writing: Writing) => href({ write: writing }, COMPOSER)}
            onChoose={(writing) => change({ writing }, { write: writing })}
            forms={{
              note: periods.length === 0 ? (
                <p>A note is pinned to a figure, and none is loaded here yet. You can ask a question or agree an action.</p>
              ) : (
                <SendingForm {...form} intent="annotation.add" hidden={hidden} anchor={COMPOSER} refused={sent('annotation.add')} submit="Add to this figure" sentWords="Your note is added.">
                  {(fields) => <AddNote fields={fields} about={<AboutFigure fields={fields} {...about} periods={periods} period={period} />} />}
                </SendingForm>
              ),
              question: (
                <SendingForm {...form} intent="discussion.start" hidden={hidden} anchor={COMPOSER} refused={sent('discussion.start')} submit="Ask beside this figure" sentWords="Your question is added.">
                  {(fields) => <StartDiscussion fields={fields} about={<AboutFigure fields={fields} {...about} periods={periods} period={address.note} allYears />} />}
                </SendingForm>
              ),
              action: (
                <SendingForm {...form} intent="action.agree" hidden={hidden} anchor={COMPOSER} refused={sent('action.agree')} submit="Add this action" sentWords="The action is added.">
                  {(fields) => <AgreeAction fields={fields} about={<AboutFigure fields={fields} {...about} />} organisations={organisations} holders={holders} />}
                </SendingForm>
              ),
            }}
          />
        ) : (
          <p className="beside__reading">Your role in this workspace is to read along, not to write.</p>
        )
      }
    />
  );
}

const WRITING_OF: Readonly<Record<string, Writing | undefined>> = { 'annotation.add': 'note', 'discussion.start': 'question', 'action.agree': 'action' };

/** The item that a refused form without JavaScript was about. */
function answeredIn(answer: Answer | undefined, field: string): string | null {
  return answer && 'refusal' in answer ? (answer.values[field] ?? null) : null;
}
