import { ACTION_STATUSES } from '../../shared/action-statuses.ts';
import { ANNOTATION_KINDS } from '../../shared/annotation-kinds.ts';
import type { CommentView } from '../../shared/discussions.ts';
import { EVIDENCE_KINDS } from '../../shared/evidence.ts';
import { areaName, dateText } from '../../shared/format.ts';
import { ownerReplyText } from '../../shared/owner-replies.ts';
import { personText } from '../../shared/people.ts';
import { pinKey, plainText } from '../../shared/rich-text-document.ts';
import { dayInEngland } from '../workspaces/queries.ts';
import type { Said } from './content.ts';
import { seenWith, type SeenIn } from './seen.ts';
import { capacityWords, chartWords, indicatorTitle, placeWords, seenByWords, seenWords, sinceWords } from './words.ts';

/** Something that is said, in words: the same for the document and for the table of data. */
export interface TakenRow {
  readonly part: 'Context note' | 'Discussion' | 'Action' | 'Evidence';
  /** What it is about. */
  readonly place: string;
  readonly indicator: string;
  /** Every one it is about: names have commas in them, so semicolons part them. */
  readonly area: string;
  readonly year: string;
  readonly kind: string;
  readonly title: string;
  /** What those say whose figure it is: always before the words themselves. */
  readonly first: readonly string[];
  readonly text: string;
  /** Labelled lines below the words. */
  readonly lines: readonly (readonly [label: string, text: string])[];
  /** What was replied, each by whom and when, and which of it answers the question. */
  readonly answers: readonly { readonly text: string; readonly by: string; readonly isAnswer: boolean }[];
  readonly by: string;
  readonly on: string;
  readonly seenBy: string;
  /** Of the figures a note was written beside. */
  readonly source?: string;
  readonly release?: string;
}

/** Everything said, part by part, oldest first. */
export function takenRows(said: Said, seenIn: SeenIn): readonly TakenRow[] {
  return [...notesOf(said, seenIn), ...discussionsOf(said), ...actionsOf(said), ...evidenceOf(said)];
}

const dayOf = (at: string) => dayInEngland(new Date(at));
const filled = (lines: readonly (readonly [string, string])[]) => lines.filter(([, text]) => text !== '');

function notesOf({ notes, workspace }: Said, seenIn: SeenIn): readonly TakenRow[] {
  return notes.map((note): TakenRow => {
    const seen = seenWith(note, seenIn);
    return {
      part: 'Context note', place: placeWords(note), indicator: indicatorTitle(note.metric), area: note.area === null ? 'all areas' : [note.area, ...note.otherAreas].map(areaName).join('; '),
      year: note.periodTo === null ? (note.period ?? '') : `${note.period ?? ''} to ${note.periodTo}`, kind: ANNOTATION_KINDS[note.kind], title: '',
      first: note.ownerReplies.map((reply) => `${ownerReplyText(reply)} (${personText(reply.author)}, ${dateText(dayOf(reply.at))})`), text: note.body, answers: [],
      lines: filled([
        ['Figure as it was seen', seenWords(note, seen)],
        ['Source of the figure', note.figureSeen === null ? '' : (seen?.source ?? '')],
        ['Since then', sinceWords(note)],
        ['Written', capacityWords(note)],
      ]),
      by: personText(note.author), on: dayOf(note.at), seenBy: seenByWords(note, workspace.name), ...(seen && { source: seen.source, release: seen.release }),
    };
  });
}

const writtenWords = ({ body, figures }: CommentView) => plainText(body, (pin) => chartWords(figures?.[pinKey(pin)]));

function discussionsOf({ discussions, workspace }: Said): readonly TakenRow[] {
  return discussions.map((discussion): TakenRow => {
    const [opening, ...replies] = discussion.comments;
    const { question, resolved } = discussion;
    const others = discussion.otherMetrics.map(indicatorTitle).join(', ');
    return {
      part: 'Discussion', place: placeWords(discussion), indicator: indicatorTitle(discussion.metric), area: discussion.area === null ? 'all areas' : areaName(discussion.area), year: discussion.period ?? '',
      kind: question ? 'Question' : '', title: discussion.title, first: [], text: opening?.position === 1 ? writtenWords(opening) : '',
      lines: filled([
        ['Also about', others],
        ['Put to', question ? `${question.to.name}, ${QUESTION[question.status]}` : ''],
        ['What came of it', resolved ? `${resolved.outcome} (${personText(resolved.by)}, ${dateText(dayOf(resolved.at))})` : ''],
        ['Written', capacityWords(discussion)],
      ]),
      answers: (opening?.position === 1 ? replies : discussion.comments).map((comment) => ({ text: writtenWords(comment), by: `${personText(comment.author)}, ${dateText(dayOf(comment.at))}`, isAnswer: comment.id === question?.answerId })),
      by: personText(discussion.author), on: dayOf(discussion.at), seenBy: seenByWords(discussion, workspace.name),
    };
  });
}

const QUESTION = { asked: 'not answered yet', answered: 'answered', withdrawn: 'withdrawn' } as const;

function actionsOf({ actions, workspace }: Said): readonly TakenRow[] {
  return actions.map((action): TakenRow => ({
    part: 'Action', place: placeWords(action), indicator: indicatorTitle(action.metric), area: areaName(action.area), year: '', kind: ACTION_STATUSES[action.status], title: '', first: [], text: action.what,
    lines: filled([['Who', `${action.organisation}: ${action.who}`], ['By', dateText(action.due)], ['How far', ACTION_STATUSES[action.status]], ['Sees to it', action.holder ? personText(action.holder) : '']]),
    answers: [], by: personText(action.author), on: dayOf(action.at), seenBy: `members of ${workspace.name}`,
  }));
}

function evidenceOf({ evidence, workspace, subject }: Said): readonly TakenRow[] {
  return evidence.map((item): TakenRow => {
    const link = item.links.find(({ metric, area }) => (subject.metric === null ? area === subject.area : metric === subject.metric)) ?? item.links[0];
    return {
      part: 'Evidence', place: item.links.map(({ metric, area, period }) => placeWords({ metric, area: area || null, period: period || null })).join('; '),
      indicator: indicatorTitle(link?.metric ?? null), area: link?.area ? areaName(link.area) : 'all areas', year: link?.period ?? '', kind: EVIDENCE_KINDS[item.kind], title: item.title, first: [],
      text: item.finding, answers: [],
      lines: filled([['How it was gathered', item.method], ['When', item.gathered], ['How many', item.size], ['What they agreed to', item.consent], ['What it cannot tell', item.limits], ['Written', capacityWords(item)]]),
      by: personText(item.author), on: dayOf(item.at), seenBy: seenByWords(item, workspace.name),
    };
  });
}
