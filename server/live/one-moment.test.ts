import { randomUUID } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import type { FactName, FactSubjects } from '../../shared/live.ts';
import { testDatabase } from '../../tests/database.ts';
import { buildMember, buildWorkspace, written, type BuiltPerson, type BuiltWorkspace } from '../../tests/factories.ts';
import { observed } from '../../tests/observed-database.ts';
import { recordFact, type RecordedFact } from '../activity.ts';
import { factsAfter, type Delivered } from './facts.ts';

const METRIC = 'children-in-need-rate';
const db = await testDatabase();

async function scene() {
  const workspace = await buildWorkspace(db);
  const author = await buildMember(db, workspace);
  return { workspace, author };
}

const record = ({ workspace, author }: { workspace: BuiltWorkspace; author: BuiltPerson }, fact: RecordedFact) =>
  db.prisma.$transaction((tx) => recordFact(tx, workspace.id, fact, { userId: author.id, organisationId: workspace.organisation.id }));

const FOR_ALL = 'For all of you.';
const FOR_US = 'Between us alone.';

/** Something that says who it is for, and how its author makes it say it to others. */
interface Subject<Name extends FactName> {
  readonly fact: Name;
  readonly subject: FactSubjects[Name];
  turn(visibility: 'workspace' | 'organisation', words: string): Promise<unknown>;
}

const common = ({ workspace, author }: { workspace: BuiltWorkspace; author: BuiltPerson }) => ({ workspaceId: workspace.id, authorId: author.id, authorOrganisationId: workspace.organisation.id });

async function discussion(where: { workspace: BuiltWorkspace; author: BuiltPerson }) {
  const [discussionId, commentId] = [randomUUID(), randomUUID()];
  const { authorId, authorOrganisationId, workspaceId } = common(where);
  await db.prisma.discussion.create({ data: { id: discussionId, workspaceId, metric: METRIC, title: FOR_ALL, authorId, authorOrganisationId } });
  await db.prisma.comment.create({ data: { id: commentId, discussionId, position: 1, body: written(FOR_ALL), authorId, authorOrganisationId } });
  const turn = (visibility: string, words: string) =>
    db.prisma.$transaction([db.prisma.discussion.update({ where: { id: discussionId }, data: { visibility } }), db.prisma.comment.update({ where: { id: commentId }, data: { body: written(words) } })]);
  return { discussionId, commentId, turn };
}

const SUBJECTS = {
  async 'a comment'(where) {
    const { turn, ...subject } = await discussion(where);
    return { fact: 'comment:posted', subject, turn };
  },
  async 'a comment that was changed'(where) {
    const { turn, ...subject } = await discussion(where);
    return { fact: 'comment:changed', subject: { ...subject, what: 'edited' }, turn };
  },
  async 'a discussion'(where) {
    const { turn, discussionId } = await discussion(where);
    return { fact: 'discussion:started', subject: { discussionId }, turn };
  },
  async 'a note'(where) {
    const annotationId = randomUUID();
    await db.prisma.annotation.create({ data: { id: annotationId, ...common(where), scope: 'indicator', metric: METRIC, kind: 'context', body: FOR_ALL } });
    return { fact: 'annotation:added', subject: { annotationId }, turn: (visibility, body) => db.prisma.annotation.update({ where: { id: annotationId }, data: { visibility, body } }) };
  },
  async 'an item of evidence'(where) {
    const evidenceId = randomUUID();
    await db.prisma.evidence.create({ data: { id: evidenceId, ...common(where), kind: 'survey', title: FOR_ALL, finding: '', method: '', consent: '', size: '', limits: '', gathered: '' } });
    return { fact: 'evidence:added', subject: { evidenceId }, turn: (visibility, title) => db.prisma.evidence.update({ where: { id: evidenceId }, data: { visibility, title } }) };
  },
} satisfies Record<string, (where: Awaited<ReturnType<typeof scene>>) => Promise<Subject<FactName>>>;

describe('what is told, and to whom, are of one moment', () => {
  test.each(Object.keys(SUBJECTS) as (keyof typeof SUBJECTS)[])('%s, whose author changes both before every statement', async (what) => {
    const where = await scene();
    const made = (await SUBJECTS[what](where)) as Subject<FactName>;
    await record(where, { fact: made.fact, subject: made.subject } as RecordedFact);
    let moment = 0;
    let last: Promise<unknown> = Promise.resolve();
    const anotherMoment = () => {
      moment += 1;
      // In no step with the statements of any reading: however many lie between two of them, at some moment it shows.
      const forAll = moment % 5 < 2;
      return (last = last.then(() => (forAll ? made.turn('workspace', FOR_ALL) : made.turn('organisation', FOR_US)))) as Promise<void>;
    };
    const changing = observed(db, anotherMoment);
    for (let reading = 0; reading < 5; reading += 1) {
      while (moment % 5 !== reading) await anotherMoment();
      const [told] = (await factsAfter(changing, where.workspace.id, 0)).facts ?? [];
      expect(told?.fact.fact).toBe(made.fact);
      const words = JSON.stringify(told?.fact).includes(FOR_US) ? FOR_US : FOR_ALL;
      expect([words, told?.audience === 'everybody']).toEqual([words, words === FOR_ALL]);
    }
  });
});

test('a comment is told with one statement: that it was recorded, its words, its author, and whom it is for', async () => {
  const where = await scene();
  const { discussionId, commentId } = await discussion(where);
  await record(where, { fact: 'comment:posted', subject: { discussionId, commentId } });
  const asked: string[] = [];
  const [told] = (await factsAfter(observed(db, async (statement) => void asked.push(statement)), where.workspace.id, 0)).facts as Delivered[];
  expect(told).toMatchObject({ audience: 'everybody', fact: { comment: { id: commentId, author: { name: where.author.name, organisation: where.workspace.organisation.name } } } });
  expect(asked).toEqual(['facts-after']);
});

test('of a comment that nobody signed, nobody is told who wrote it', async () => {
  const where = await scene();
  const { discussionId, commentId } = await discussion(where);
  await db.prisma.comment.update({ where: { id: commentId }, data: { authorId: null, authorOrganisationId: null, authorOrganisationKind: 'la', unattributed: true } });
  await db.prisma.$transaction((tx) => recordFact(tx, where.workspace.id, { fact: 'comment:posted', subject: { discussionId, commentId } }, { userId: null, organisationId: null }));
  const [told] = (await factsAfter(db, where.workspace.id, 0)).facts ?? [];
  expect(told).toMatchObject({ audience: 'everybody', fact: { comment: { id: commentId, unattributed: true, author: { name: 'A member, not attributed', organisation: 'local authority' } } } });
  expect(JSON.stringify(told)).not.toContain(where.author.name);
});
