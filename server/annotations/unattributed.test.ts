import { randomUUID } from 'node:crypto';
import { expect, test } from 'vitest';
import { AddAnnotation } from '../../shared/annotations.ts';
import { testDatabase } from '../../tests/database.ts';
import { buildFigures, buildMember, buildWorkspace } from '../../tests/factories.ts';
import { conversationOn } from '../discussions/queries.ts';
import { workspaceView } from '../workspaces/queries.ts';
import { checkUnattributed, publishUnattributed } from './commands.ts';
import { annotationPage } from './pages.ts';

const NOTE = { metric: 'care-rate', area: 'E08000035', period: '2025', kind: 'context' };

test('a note that nobody wrote is checked like any other, kept without author and choice, and published with the batch’s time', async () => {
  const db = await testDatabase();
  const workspace = await buildWorkspace(db);
  const { ctx, id: sender } = await buildMember(db, workspace);
  const edition = await buildFigures(db, 'care-rate', [{ area: NOTE.area, period: '2025', value: 70 }]);
  const view = await workspaceView(ctx, workspace.slug);
  const input = (change: object = {}) => AddAnnotation.parse({ key: randomUUID(), ...NOTE, body: 'Thresholds moved.', visibility: 'organisation', capacity: 'organisation', contactConsent: 'yes', quoteConsent: 'yes', ...change });

  await expect(checkUnattributed(ctx, view, input({ area: 'E06000001' }))).rejects.toMatchObject({ status: 400, fields: { area: expect.any(String) as string } });
  await expect(checkUnattributed(ctx, view, input({ body: 'NHS number 943 476 5919 came in.' }))).rejects.toMatchObject({ status: 400, code: 'disclosure' });
  const content: unknown = JSON.parse(JSON.stringify(await checkUnattributed(ctx, view, input())));
  expect(JSON.stringify(content)).not.toContain(sender);
  expect(content).toMatchObject({ body: 'Thresholds moved.', figureSeen: '70', editionKey: edition, quoteConsent: true });
  for (const said of ['visibility', 'capacity', 'contactConsent', 'organisation', 'author']) expect(JSON.stringify(content)).not.toContain(said);

  const [id, at] = [randomUUID(), new Date('2026-11-22T10:05:00Z')];
  const fact = await db.prisma.$transaction((tx) => publishUnattributed(tx, workspace.id, { id, content, organisationKind: 'la', withdrawalHash: 'a hash' }, at));
  expect(fact).toEqual({ fact: 'annotation:added', subject: { annotationId: id } });
  expect((await conversationOn(ctx, workspace.slug, 'care-rate')).annotations).toMatchObject([
    { id, unattributed: true, visibility: 'workspace', capacity: 'self', at: at.toISOString(), author: { name: 'A member, not attributed', organisation: 'local authority' }, figureSeen: '70' },
  ]);
  const page = await annotationPage(ctx, workspace.slug, id);
  expect(page).toMatchObject({ may: { edit: false, withdraw: false }, undoUntil: null });
  expect(page.history.map(({ by }) => by.name)).toEqual(['A member, not attributed']);
  await expect(db.prisma.$transaction((tx) => publishUnattributed(tx, workspace.id, { id: randomUUID(), content: { ...(content as object), authorId: sender }, organisationKind: null, withdrawalHash: 'another' }, at))).rejects.toThrow(/unrecognized_keys/);
});
