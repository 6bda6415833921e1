import { findArea } from '../../shared/areas/register.ts';
import { dateText } from '../../shared/format.ts';
import { findMetric } from '../../shared/framework/metrics.ts';
import { plainReason } from '../../shared/moderation-reasons.ts';
import type { OwnerVerdict } from '../../shared/owner-replies.ts';
import type { NotificationKind } from '../../shared/notifications.ts';
import type { PersonView } from '../../shared/workspaces.ts';
import type { Subject } from './subjects.ts';

/** What happened, in words. Nothing of what was written but a discussion's title and an action. */

const LONGEST_TITLE = 120;
const OWNER_WORDS: Readonly<Record<OwnerVerdict, string>> = { confirm: 'confirms your note', add: 'adds to your note', correct: 'corrects your note', dispute: 'sees your note differently' };
const GONE = { withdrawn: 'was withdrawn since', hidden: 'is not shown at the moment', purged: 'was deleted' } as const;

interface Line {
  readonly kind: NotificationKind;
  readonly subjectKind: string;
  readonly readerId: string;
  readonly by: PersonView | null;
}

/** Of something the reader may see. */
export function wordsOf({ kind, subjectKind, readerId, by }: Line, subject: Subject): string {
  const own = subject.authorId === readerId;
  if (kind === 'moderation') return own ? decisionWords(subjectKind, subject) : waitingWords(subject);
  if (subject.state !== 'shown') return `${ABOUT[kind]} It ${GONE[subject.state]}`;
  const title = quoted(subject.title);
  const who = by === null ? 'Somebody' : by.organisation === '' ? by.name : `${by.name}, ${by.organisation},`;
  switch (kind) {
    case 'mention': return subjectKind === 'annotation' ? `${who} mentioned you in a note` : `${who} mentioned you in ${title}`;
    case 'reply': return subject.owner ? `${subject.owner.name} ${OWNER_WORDS[subject.owner.verdict]}` : `${who} wrote in ${title}`;
    case 'question': return `A question to ${subject.asked?.name ?? 'your organisation'}: ${title}`;
    case 'answer': return subject.resolved ? `${title} was closed, with what came of it` : `${title} was answered`;
    case 'proposal': return proposalWords(subjectKind, subject);
    case 'assignment': return `An action for you: ${short(subject.title)}`;
    case 'your-figure': return `${who} wrote a note about your organisation’s figures`;
    case 'revised': return own ? 'The figures behind your note are others now' : 'The figures behind a note about your organisation’s figures are others now';
  }
}

const ABOUT: Readonly<Record<NotificationKind, string>> = {
  mention: 'You were mentioned.', reply: 'There was a reply.', question: 'There was a question to your organisation.', answer: 'There was an answer.', assignment: 'There was an action for you.', proposal: 'Something was to become public.',
  'your-figure': 'There was a note about your organisation’s figures.', revised: 'The figures behind a note changed.', moderation: 'A moderator decided.',
};

const THINGS: Readonly<Record<string, string>> = { annotation: 'Your note', 'owner-reply': 'Your reply', discussion: 'Your discussion', comment: 'Your answer', evidence: 'Your evidence' };

/** Of what somebody else wrote, to those who moderate. */
function waitingWords({ state, publication }: Subject): string {
  if (state === 'hidden') return 'Something that is hidden waits for a moderator’s decision';
  if (state === 'shown' && publication === 'approved') return 'Something that its organisation approved waits for a moderator to make it public';
  return 'Something that waited for a moderator waits no more';
}

const PROPOSED: Readonly<Record<string, string>> = { annotation: 'A note', discussion: 'A discussion', evidence: 'Evidence' };

/** To those who answer for the organisation it was written for. */
function proposalWords(subjectKind: string, { title, publication }: Subject): string {
  const thing = `${PROPOSED[subjectKind] ?? 'Something'}${title === '' ? '' : `, ${quoted(title)},`}`;
  return publication === 'proposed' ? `${thing} waits for your organisation’s approval to become public` : `${thing} waited for your organisation’s approval to become public, and was answered`;
}

const NOT_PUBLIC: Readonly<Record<string, string>> = { 'not-approved': 'does not become public', 'not-published': 'does not become public', 'taken-back': 'was public and is so no longer' };

/** What became of what the reader wrote; never who said that it should not be there. */
function decisionWords(subjectKind: string, { state, publication, against }: Subject): string {
  const thing = THINGS[subjectKind] ?? 'What you wrote';
  if (state === 'hidden') return `${thing} is hidden until a moderator decides`;
  if (state === 'purged') return `A moderator deleted something you wrote: ${[thing.toLowerCase(), plainReason(against?.reason ?? '')].filter(Boolean).join('. ')}`;
  if (publication === 'published') return `${thing} is public now`;
  if (publication === 'declined') return `${thing} ${NOT_PUBLIC[against?.state ?? ''] ?? 'is not public'}`;
  return `A moderator decided: ${thing.toLowerCase()} stays`;
}

/** Of what is there no more, or not for the reader. */
export const goneWords = (kind: NotificationKind) => `${ABOUT[kind]} It is not shown any more`;

/** New figures of one day in a workspace's focus set; `null`: they were taken back. */
export function releaseWords(day: string, metrics: readonly string[] | null): string {
  if (metrics === null) return `Figures published on ${dateText(day)} were taken back. The figures before are shown again`;
  return `New figures in your focus set, published ${dateText(day)}: ${metrics.map(measure).join('; ')}`;
}

/** What is written outlives the framework: a measure may have left it since. */
const measure = (slug: string) => findMetric(slug)?.title ?? 'a measure the framework no longer has';

/** Indicator and area. */
export function placeWords({ metric, area }: Pick<Subject, 'metric' | 'area'>): string {
  return [metric === null ? '' : measure(metric), area === null ? '' : (findArea(area)?.name ?? '')].filter((part) => part !== '').join(', ');
}

/** The beginning of what was written, on one line. */
export const excerptWords = ({ excerpt }: Pick<Subject, 'excerpt'>) => short(excerpt.replace(/\s+/g, ' ').trim());

const quoted = (title: string) => (title === '' ? 'a discussion' : `“${short(title)}”`);
const short = (text: string) => (text.length <= LONGEST_TITLE ? text : `${text.slice(0, text.lastIndexOf(' ', LONGEST_TITLE - 1) || LONGEST_TITLE)} …`);
