import { randomUUID } from 'node:crypto';
import type { Database } from '../../server/db.ts';
import { buildMember, buildWorkspace, written, type BuiltPerson, type BuiltWorkspace } from '../factories.ts';

const WORDS = 'We moved the front door in March; requests that used to be logged as contacts are now referrals. ';

export interface FullWorkspace {
  readonly workspace: BuiltWorkspace;
  /** Somebody who reads it; the contributions are of others. */
  readonly reader: BuiltPerson;
}

interface Amounts {
  readonly annotations: number;
  readonly discussions: number;
  readonly repliesEach: number;
}

/** A workspace about one metric in one area with so many contributions by ten people, straight into the tables. */
export async function fullWorkspace(db: Database, metric: string, area: string, periods: readonly string[], { annotations, discussions, repliesEach }: Amounts): Promise<FullWorkspace> {
  const workspace = await buildWorkspace(db, { areas: [area], invented: area.startsWith('X') });
  const reader = await buildMember(db, workspace, { invented: area.startsWith('X') });
  const authors: BuiltPerson[] = [];
  for (let index = 0; index < 10; index += 1) authors.push(await buildMember(db, workspace, { invented: area.startsWith('X') }));
  const by = (index: number) => ({ authorId: authors[index % authors.length]?.id ?? '', authorOrganisationId: workspace.organisation.id });
  const at = (index: number) => new Date(Date.UTC(2026, 0, 1) + index * 60_000);
  const anchor = { workspaceId: workspace.id, metric, area, breakdown: '' };
  const kinds = ['context', 'data-quality', 'practice', 'policy', 'event', 'voice', 'question'];
  await db.prisma.annotation.createMany({
    data: Array.from({ length: annotations }, (_, index) => ({
      ...anchor, ...by(index), id: randomUUID(), period: periods[index % periods.length] ?? null, kind: kinds[index % kinds.length] ?? 'context',
      body: `${WORDS.repeat(1 + (index % 3))}${index}`, figureSeen: '328', createdAt: at(index),
    })),
  });
  const threads = Array.from({ length: discussions }, (_, index) => ({ ...anchor, ...by(index), id: randomUUID(), title: `What else could explain this, ${index}?`, createdAt: at(index) }));
  await db.prisma.discussion.createMany({ data: threads });
  await db.prisma.comment.createMany({
    data: threads.flatMap(({ id }, index) =>
      Array.from({ length: 1 + repliesEach }, (_, reply) => ({
        ...by(index + reply), id: randomUUID(), discussionId: id, position: reply + 1, body: written(WORDS), words: WORDS, createdAt: at(index + reply),
      })),
    ),
  });
  // As a database does by itself within a minute of so much new.
  await db.pool.query('ANALYZE');
  return { workspace, reader };
}
