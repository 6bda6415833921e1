import { randomUUID } from 'node:crypto';
import { expect, test } from 'vitest';
import { AddAnnotation, EditAnnotation } from '../../shared/annotations.ts';
import { addAnnotation, editAnnotation } from '../../server/annotations/commands.ts';
import { conversationOn } from '../../server/discussions/queries.ts';
import { testDatabase } from '../database.ts';
import { buildFigures, buildMember, buildWorkspace, type BuiltPerson } from '../factories.ts';
import { AREA, METRIC } from './clients.ts';
import { FULL } from './scene.ts';

const db = await testDatabase();
const TIMES = FULL ? 1_000 : 60;

/** What one person sent, and what was answered where it was refused: the words that stood there instead. */
interface Sent {
  readonly body: string;
  readonly current: string | null;
}

test(`fault 25: two people change the same note, ${TIMES} times`, async () => {
  await buildFigures(db, METRIC, [{ area: AREA, period: '2025', value: 328 }]);
  const workspace = await buildWorkspace(db);
  const people = [await buildMember(db, workspace), await buildMember(db, workspace)] as const;
  const id = randomUUID();
  const first = 'As it was first written.';
  await addAnnotation(people[0].ctx, workspace.slug, AddAnnotation.parse({ key: id, metric: METRIC, area: AREA, period: '2025', kind: 'context', body: first }));
  const noteAsRead = async ({ ctx }: BuiltPerson) => (await conversationOn(ctx, workspace.slug, METRIC)).annotations.find((note) => note.id === id);

  const write = async (person: BuiltPerson, name: string): Promise<readonly Sent[]> => {
    const sent: Sent[] = [];
    for (let time = 1; time <= TIMES; time += 1) {
      const note = await noteAsRead(person);
      const body = `${name} writes for the ${time}th time.`;
      const answer = editAnnotation(person.ctx, workspace.slug, EditAnnotation.parse({ key: randomUUID(), annotationId: id, version: note?.version, kind: 'context', body }));
      sent.push(await answer.then(
        () => ({ body, current: null }),
        (error: { status?: number; code?: string; fields?: { current?: string } }) => {
          expect([error.status, error.code]).toEqual([409, 'edited-meanwhile']);
          return { body, current: error.fields?.current ?? '' };
        },
      ));
    }
    return sent;
  };
  const everything = (await Promise.all([write(people[0], 'One'), write(people[1], 'The other')])).flat();

  const went = everything.filter(({ current }) => current === null).map(({ body }) => body);
  const revisions = await db.prisma.revision.findMany({ where: { subjectKind: 'annotation', subjectId: id }, orderBy: { version: 'asc' } });
  const history = revisions.map(({ content }) => (content as { body: string }).body);
  const note = await db.prisma.annotation.findUniqueOrThrow({ where: { id } });
  // The two met: somebody was refused, and was given the words of the other beside their own.
  expect(went.length).toBeLessThan(everything.length);
  for (const { current } of everything) if (current !== null) expect([first, ...went]).toContain(current);
  // Whatever was accepted is there, once: as it stands now, or in the history; nothing else is.
  expect([...history, note.body].sort()).toEqual([first, ...went].sort());
  expect(revisions.map(({ version }) => version)).toEqual(revisions.map((_, index) => index + 1));
  expect(note.version).toBe(went.length + 1);
  expect(await db.prisma.activity.count({ where: { workspaceId: workspace.id, fact: 'annotation:changed' } })).toBe(went.length);
});
