import { randomUUID } from 'node:crypto';
import { onTestFinished } from 'vitest';
import type { Database } from '../../server/db.ts';
import { buildFigures, buildMember, buildWorkspace, written, type BuiltPerson } from '../factories.ts';
import { until, type ListeningPage } from '../live-harness.ts';
import { check } from './checker.ts';
import { AREA, listen, METRIC, send, write, type Logged, type Surroundings } from './clients.ts';
import { ServerProcess, type Dying } from './server-process.ts';

/** `npm run test:faults` asks for the full counts of the promises; everything else for the short forms. */
export const FULL = process.env.FAULTS === 'full';

/** A workspace with people who write and people who read, and the server under test between them. */
export interface Scene {
  readonly server: ServerProcess;
  readonly around: Surroundings;
  readonly log: Logged[];
  readonly people: readonly BuiltPerson[];
  readonly pages: { page: ListeningPage; person: BuiltPerson }[];
  acknowledged(): number;
  /** Lets everybody write while `meanwhile` goes on, then waits until each has an answer, and checks everything. */
  whileWriting(meanwhile: () => Promise<void>): Promise<void>;
}

interface Setting {
  readonly writers: number;
  readonly readers: number;
  /** Statuses that the fault may be answered with. */
  readonly answered?: readonly number[];
  /** Puts something between the server and everybody who asks it. @returns the address they ask instead */
  readonly between?: (url: string) => Promise<string>;
}

/** Sets the scene for one test; when the test ends, everything it started does. */
export async function scene(db: Database, { writers, readers, answered = [], between = async (url) => url }: Setting, dying?: Dying): Promise<Scene> {
  if ((await db.prisma.edition.count()) === 0) await buildFigures(db, METRIC, [{ area: AREA, period: '2025', value: 328 }]);
  const workspace = await buildWorkspace(db);
  const people: BuiltPerson[] = [];
  for (let index = 0; index < writers; index += 1) people.push(await buildMember(db, workspace));
  const observers: BuiltPerson[] = [];
  for (let index = 0; index < readers; index += 1) observers.push(await buildMember(db, workspace, { role: 'observer' }));
  const [first] = people;
  if (!first) throw new Error('nobody writes');

  const server = await ServerProcess.prepare(db.url);
  const pages: Scene['pages'] = [];
  onTestFinished(async () => {
    for (const { page } of pages) page.socket.disconnect();
    await server.end('SIGKILL').catch(() => {});
  });
  await server.start(dying);
  const around: Surroundings = { url: await between(server.url), workspace, discussionIds: [randomUUID(), randomUUID()], actionIds: [randomUUID(), randomUUID()] };
  const anchor = { metric: METRIC, area: AREA, breakdown: '' };
  for (const key of around.discussionIds) await send(around, 'discussion', { ...anchor, key, title: 'Why?', body: JSON.stringify(written('Thoughts?')) }, first.cookie);
  for (const key of around.actionIds) await send(around, 'action', { ...anchor, key, what: 'Visit', who: 'Head', organisationId: workspace.organisation.id, due: '2026-12-01' }, first.cookie);

  pages.push(...(await Promise.all(observers.map(async (person) => ({ person, page: await listen(around, person) })))));
  const log: Logged[] = [];
  return {
    server, around, log, people, pages,
    acknowledged: () => log.filter(({ acknowledged }) => acknowledged !== null).length,
    async whileWriting(meanwhile) {
      let writing = true;
      const writers = people.map((person) => write(around, person, log, () => writing));
      try {
        await meanwhile();
      } finally {
        writing = false;
      }
      await Promise.all(writers);
      await until('every page is connected again', () => pages.every(({ page }) => page.socket.connected));
      await check(db, around, log, pages, { answered });
    },
  };
}
