import { ACTION_STATUSES, type ActionStatus } from '../../shared/action-statuses.ts';
import { ANNOTATION_KINDS, type AnnotationKind } from '../../shared/annotation-kinds.ts';
import { counted } from '../../shared/format.ts';
import type { FactName, FactSubjects } from '../../shared/live.ts';
import { noticeOf } from '../../shared/release-news.ts';
import { NEWS_KINDS, type AboutFigure, type News, type NewsGroup, type NewsKind, type NewsLine } from '../../shared/workspace-home.ts';
import type { PersonView, WorkspaceView } from '../../shared/workspaces.ts';
import type { Database } from '../db.ts';
import { releaseNews } from '../figures/queries.ts';
import type { Reader } from '../visibility.ts';
import { writtenThings, type Thing, type Written } from './home-written.ts';
import { authorsOf } from '../annotations/queries.ts';
import { peopleIn, personOf, type Author, type People } from './people.ts';

/** As far back as anybody goes through. */
const MOST_FACTS = 300;
const MOST_LINES = 23;
const LONGEST_WORDS = 160;

type Row = { [Name in FactName]: { sequence: number; fact: Name; subject: FactSubjects[Name]; at: Date; authorId: string | null; authorOrganisationId: string | null } }[FactName];

/** One line before it is put with those of its kind; a later line of the same `id` takes an earlier one's place. */
type Told = readonly [kind: NewsKind, line: NewsLine];

/**
 * What others did in a workspace after a number of its activity log, in words, by kind, newest first. For a reader whose
 * membership the caller has asked about.
 */
export async function newsSince(db: Database, workspace: WorkspaceView, reader: Reader, { seenBefore, first }: { readonly seenBefore: number; readonly first: boolean }): Promise<News> {
  const { rows } = await db.pool.query<Row>({
    name: 'news-since',
    text: `SELECT sequence, fact, subject, at, actor_id AS "authorId", organisation_id AS "authorOrganisationId" FROM activity
           WHERE workspace_id = $1 AND sequence > $2 AND actor_id IS DISTINCT FROM $3::uuid
             AND (audience IS NULL OR (audience = 'organisation' AND organisation_id = $5::uuid)) ORDER BY sequence DESC LIMIT $4`,
    values: [workspace.id, seenBefore, reader.userId, MOST_FACTS + 1, reader.organisationId],
  });
  const shown = rows.slice(0, MOST_FACTS);
  const doers = shown.flatMap(({ authorId, authorOrganisationId }) => (authorId === null ? [] : [{ authorId, authorOrganisationId }]));
  const joined = shown.flatMap((row) => (row.fact === 'member:joined' ? [memberOf(row.subject)] : []));
  const [people, written, organisations] = await Promise.all([
    peopleIn(db.prisma, workspace.id, [...doers, ...joined]),
    writtenThings(db, reader, shown),
    organisationNames(db, shown),
  ]);
  const byWhom = await doersOf(db, workspace.id, shown, people, written);
  const answers = new Map<string, number>();
  for (const row of shown) if (row.fact === 'comment:posted' && written.answers.has(row.subject.commentId)) answers.set(row.subject.discussionId, (answers.get(row.subject.discussionId) ?? 0) + 1);
  const told = shown.map((row) => tell(row, byWhom(row), workspace, people, written, organisations, answers)).filter((one) => one !== null);
  return { first, groups: inGroups(told), shortened: rows.length > MOST_FACTS };
}

/**
 * Who did what, as they are shown here. Of what was written elsewhere and is shared here, nobody is named who is not named
 * where it was written.
 */
async function doersOf(db: Database, workspaceId: string, rows: readonly Row[], people: People, written: Written): Promise<(row: Row) => PersonView | null> {
  const elsewhere = new Map(rows.flatMap((row) => {
    const thing = thingOf(row, written);
    return thing && thing.workspaceId !== workspaceId ? [[row, { authorId: row.authorId, authorOrganisationId: row.authorOrganisationId, workspaceId: thing.workspaceId, rule: thing.rule }] as const] : [];
  }));
  const authorOf = await authorsOf(db.prisma, workspaceId, [...elsewhere.values()]);
  return (row) => {
    if (row.authorId === null) return null;
    const shared = elsewhere.get(row);
    return shared ? authorOf(shared) : personOf(people, row as Author);
  };
}

function thingOf(row: Row, { notes, questions, evidence }: Written): Thing | undefined {
  switch (row.fact) {
    case 'annotation:added': return notes.get(row.subject.annotationId);
    case 'discussion:started':
    case 'comment:posted': return questions.get(row.subject.discussionId);
    case 'evidence:added': return evidence.get(row.subject.evidenceId);
    default: return undefined;
  }
}

function inGroups(told: readonly Told[]): readonly NewsGroup[] {
  return (Object.keys(NEWS_KINDS) as NewsKind[]).flatMap((kind) => {
    // Newest first, and of one thing only its newest line.
    const lines = [...new Map(told.filter(([of]) => of === kind).map(([, line]) => [line.id, line]).reverse() as [string, NewsLine][]).values()].sort((a, b) => (a.at < b.at ? 1 : a.at > b.at ? -1 : 0));
    return lines.length === 0 ? [] : [{ kind, lines: lines.slice(0, MOST_LINES), more: Math.max(0, lines.length - MOST_LINES) }];
  });
}

function tell(row: Row, by: PersonView | null, workspace: WorkspaceView, people: People, written: Written, organisations: ReadonlyMap<string, string>, answers: ReadonlyMap<string, number>): Told | null {
  const at = row.at.toISOString();
  const line = (id: string, words: string, about: AboutFigure | null = null, href: string | null = null): NewsLine => ({ id, words, by, at, about, href });
  switch (row.fact) {
    case 'annotation:added': {
      const note = written.notes.get(row.subject.annotationId);
      return note ? ['notes', line(note.id, `${ANNOTATION_KINDS[note.kind as AnnotationKind]}: ${short(note.words)}`, placed(note, 'note'))] : null;
    }
    case 'discussion:started': {
      const question = written.questions.get(row.subject.discussionId);
      return question ? ['questions', line(question.id, short(question.words), placed(question, 'discussion'))] : null;
    }
    case 'comment:posted': {
      const question = written.answers.has(row.subject.commentId) ? written.questions.get(row.subject.discussionId) : undefined;
      const count = answers.get(row.subject.discussionId) ?? 1;
      // One line for a question, with whoever answered last.
      return question ? ['answers', line(question.id, `${count > 1 ? `${capital(counted(count, 'answer'))} to` : 'To'} “${short(question.words)}”`, placed(question, 'discussion'))] : null;
    }
    case 'evidence:added': {
      const item = written.evidence.get(row.subject.evidenceId);
      return item ? ['evidence', line(item.id, short(item.words), null, `/workspaces/${workspace.slug}/evidence/${item.id}`)] : null;
    }
    case 'action:agreed':
    case 'action:moved': {
      const action = written.actions.get(row.subject.actionId);
      if (!action) return null;
      const agreed = row.fact === 'action:agreed';
      const words = agreed ? short(action.words) : `Now ${ACTION_STATUSES[action.kind as ActionStatus].toLowerCase()}: ${short(action.words)}`;
      return [agreed ? 'agreed' : 'moved', line(action.id, words, placed(action, 'action'))];
    }
    case 'member:joined':
      return ['members', { ...line(`${row.sequence}`, joinedWords(row, workspace, people, organisations)), by: null }];
    case 'member:ended':
      return ['members', { ...line(`${row.sequence}`, leftWords(row.subject, organisations)), by: null }];
    case 'member:changed':
      // A role or an organisation that is another now is no news to everybody; the members' page has it.
      return null;
    case 'workspace:changed':
      return ['settings', line(row.subject.what.join(), settingWords(row.subject.what))];
    case 'release:signed-off':
    case 'release:rolled-back': {
      const { words, day } = noticeOf(row.fact, releaseNews(row.subject.release, row.subject.counts));
      // Data sets of one statistical release come one after the other and are one line.
      return ['releases', { ...line(words, `${words.replace(/^New figures: /, '')}.`, null, day === null ? null : `/releases/${day}`), by: null }];
    }
    default:
      return null;
  }
}

const placed = ({ id, metric, area, breakdown }: Thing, what: string): AboutFigure => ({ metric, area, breakdown, place: `${what}-${id}` });

const memberOf = ({ userId, organisationId }: { userId: string; organisationId: string }): Author => ({ authorId: userId, authorOrganisationId: organisationId });

/** By name where the rule shows names and they are here still; else for which organisation, as the members' page says. */
function joinedWords({ subject }: Extract<Row, { fact: 'member:joined' }>, { contributionRule }: WorkspaceView, people: People, organisations: ReadonlyMap<string, string>): string {
  const { name, organisation } = personOf(people, memberOf(subject));
  if (contributionRule === 'attributed') return name.startsWith('Former ') ? `A member${forWhom(subject, organisations)} came, and has left` : `${name}${organisation === '' ? '' : `, ${organisation},`} takes part now`;
  return `A new member${forWhom(subject, organisations)}`;
}

function leftWords(subject: FactSubjects['member:ended'], organisations: ReadonlyMap<string, string>): string {
  const handed = subject.actions.length > 0 ? `; ${counted(subject.actions.length, 'open action')} went over to somebody else` : '';
  return `A member${forWhom(subject, organisations)} has left${handed}`;
}

function forWhom({ organisationId }: { organisationId: string }, organisations: ReadonlyMap<string, string>): string {
  const name = organisations.get(organisationId);
  return name === undefined ? '' : ` for ${name}`;
}

const SETTINGS: Readonly<Record<string, string>> = {
  purpose: 'What it is for was written anew',
  agreement: 'The agreement it rests on, or its review, is another',
  focus: 'Other indicators are looked at first',
  areas: 'Its areas are others',
  'contribution-rule': 'Those who write are shown in another way, also for what was written before',
  'non-attributed': 'Whether one may write without a name here was changed',
  mails: 'Whether mails carry what was written was changed',
  terms: 'Its terms are new',
  end: 'Its end is another',
  archive: 'It is archived, and can only be read',
  owner: 'Another organisation owns it',
  guests: 'A code for guests was opened or closed',
  incident: 'An administrator was let in because of an incident',
};

function settingWords(what: readonly string[]): string {
  return what.map((one) => SETTINGS[one] ?? 'A setting was changed').join('. ');
}

async function organisationNames({ prisma }: Database, rows: readonly Row[]): Promise<ReadonlyMap<string, string>> {
  const ids = rows.flatMap((row) => (row.fact === 'member:joined' || row.fact === 'member:ended' ? [row.subject.organisationId] : []));
  const found = ids.length > 0 ? await prisma.organisation.findMany({ where: { id: { in: [...new Set(ids)] } }, select: { id: true, name: true } }) : [];
  return new Map(found.map(({ id, name }) => [id, name]));
}

const capital = (words: string) => words.charAt(0).toUpperCase() + words.slice(1);

/** The beginning, up to the end of a word. */
function short(text: string): string {
  const line = text.replace(/\s+/g, ' ').trim();
  return line.length <= LONGEST_WORDS ? line : `${line.slice(0, line.lastIndexOf(' ', LONGEST_WORDS - 1) || LONGEST_WORDS)} …`;
}
