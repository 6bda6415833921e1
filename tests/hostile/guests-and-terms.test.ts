import { randomUUID } from 'node:crypto';
import { beforeAll, describe, expect, test } from 'vitest';
import { AddAnnotation } from '../../shared/annotations.ts';
import { AddEvidence } from '../../shared/evidence-forms.ts';
import type { Visibility } from '../../shared/contributions.ts';
import { addAnnotation } from '../../server/annotations/commands.ts';
import { annotationPage } from '../../server/annotations/pages.ts';
import { conversationOn, discussionPage, discussionsOf } from '../../server/discussions/queries.ts';
import { addEvidence } from '../../server/evidence/commands.ts';
import { evidenceList, evidencePage } from '../../server/evidence/pages.ts';
import { factFor, factsAfter } from '../../server/live/facts.ts';
import { readActivity } from '../../server/notifications/commands.ts';
import { notificationsPage, unreadNotifications } from '../../server/notifications/queries.ts';
import { searchPosts } from '../../server/search/queries.ts';
import { takeAlong } from '../../server/taking-along/commands.ts';
import { workspaceHome } from '../../server/workspaces/home.ts';
import { testDatabase } from '../database.ts';
import { LEEDS, METRIC, replied, sentBody, started } from '../discussion-scene.ts';
import { buildFigures, buildMember, buildOrganisation, buildWorkspace, type BuiltPerson, type BuiltWorkspace } from '../factories.ts';

const db = await testDatabase();
await buildFigures(db, METRIC, [{ area: LEEDS, period: '2025', value: 1328 }]);

let workspace: BuiltWorkspace;
let author: BuiltPerson;
let colleague: BuiltPerson;
let stranger: BuiltPerson;
let guest: BuiltPerson;
const ids: Record<string, { note: string; discussion: string; evidence: string }> = {};

const mentioning = (word: string, target: { readonly id: string }, kind: string) => sentBody({ type: 'paragraph', content: [{ type: 'text', text: `${word} opening ` }, { type: 'mention', attrs: { kind, id: target.id, label: '' } }] });

async function written(word: string, visibility: Visibility): Promise<void> {
  const note = AddAnnotation.parse({ key: randomUUID(), metric: METRIC, area: LEEDS, breakdown: '', period: '2025', kind: 'context', body: `${word} note`, visibility });
  await addAnnotation(author.ctx, workspace.slug, note);
  const discussion = await started(author, workspace, { visibility, title: `${word} question`, body: mentioning(word, { id: 'guest' }, 'role') });
  await replied(author, workspace, discussion, { body: mentioning(word, workspace.organisation, 'organisation') });
  const evidence = AddEvidence.parse({
    key: randomUUID(), kind: 'audit', title: `${word} audit`, finding: 'Found', method: 'Read', gathered: 'May', size: 'Forty', limits: 'One', links: [{ metric: METRIC, area: LEEDS, period: '' }], visibility,
  });
  await addEvidence(author.ctx, workspace.slug, evidence);
  ids[visibility] = { note: note.key, discussion, evidence: evidence.key };
}

beforeAll(async () => {
  workspace = await buildWorkspace(db);
  author = await buildMember(db, workspace);
  colleague = await buildMember(db, workspace);
  stranger = await buildMember(db, workspace, { organisationId: (await buildOrganisation(db)).id });
  // As a code lets them in: beside the organisation that receives them.
  const person = await buildMember(db, workspace, { role: 'guest' });
  await db.prisma.user.update({ where: { id: person.id }, data: { guest: true, email: null, passwordHash: null } });
  guest = { ...person, ctx: { db, actor: { userId: person.id, name: person.name, invented: false, guest: true, secondFactor: false } } };
  for (const one of [stranger, guest, colleague]) await workspaceHome(one.ctx, workspace.slug);
  await written('Zebra', 'organisation');
  await written('Okapi', 'me');
  await readActivity(db);
});

const everythingFor = async (person: BuiltPerson) => {
  const reader = { userId: person.id, organisationId: person === guest ? null : (await db.prisma.membership.findFirstOrThrow({ where: { userId: person.id } })).organisationId };
  const home = await workspaceHome(person.ctx, workspace.slug);
  return {
    home: [home.news.groups, home.questions, home.counts],
    page: { ...(await conversationOn(person.ctx, workspace.slug, METRIC)), personal: null },
    lists: [(await discussionsOf(person.ctx, workspace.slug, {})).lines, (await evidenceList(person.ctx, workspace.slug, new URLSearchParams())).items],
    facts: (await factsAfter(db, workspace.id, 0)).facts?.map((delivered) => factFor(delivered, reader)),
    told: [(await notificationsPage(person.ctx, '')).days, await unreadNotifications(person.ctx)],
    found: [(await searchPosts(person.ctx, new URLSearchParams({ q: 'zebra' })))?.hits, (await searchPosts(person.ctx, new URLSearchParams({ q: 'okapi' })))?.hits],
    taken: new TextDecoder().decode((await takeAlong(person.ctx, workspace.slug, new URLSearchParams({ area: LEEDS }), 'csv')).body),
  };
};

describe('what is for an organisation’s people, or for its author alone', () => {
  test.each([['a guest whom that organisation receives', () => guest], ['a member for another organisation', () => stranger]])('is nowhere for %s: no word, no id, no count', async (_who, person) => {
    const { home, ...rest } = await everythingFor(person());
    expect(JSON.stringify({ home, rest })).not.toMatch(/zebra|okapi/i);
    for (const id of Object.values(ids).flatMap((one) => Object.values(one))) expect(JSON.stringify({ home, rest })).not.toContain(id);
    expect(home[2]).toEqual([]);
    expect(rest.told).toEqual([[], 0]);
  });

  test('is there for its author’s colleague, but for what is for its author alone', async () => {
    const said = JSON.stringify(await everythingFor(colleague));
    expect(said).toMatch(/zebra/i);
    expect(said).not.toMatch(/okapi/i);
    for (const id of Object.values(ids.me ?? {})) expect(said).not.toContain(id);
  });

  test.each([['a guest', () => guest], ['a stranger', () => stranger]])('has no page of its own for %s: the same words as for what is not there', async (_who, person) => {
    const answer = (work: Promise<unknown>) => work.then(() => 'shown', (error: unknown) => JSON.stringify([(error as { status?: number }).status, (error as Error).message]));
    const pages = (id: { note: string; discussion: string; evidence: string }) => Promise.all([
      answer(annotationPage(person().ctx, workspace.slug, id.note)), answer(discussionPage(person().ctx, workspace.slug, id.discussion)), answer(evidencePage(person().ctx, workspace.slug, id.evidence)),
    ]);
    const nowhere = await pages({ note: randomUUID(), discussion: randomUUID(), evidence: randomUUID() });
    for (const one of Object.values(ids)) expect(await pages(one)).toEqual(nowhere);
  });
});

describe('new terms that are not accepted yet', () => {
  test('keep what is said there back from notifications too, until they are', async () => {
    await started(author, workspace, { title: 'Giraffe question', body: mentioning('Giraffe', { id: 'member' }, 'role') });
    await readActivity(db);
    expect(JSON.stringify(await notificationsPage(stranger.ctx, ''))).toContain('Giraffe');
    await db.prisma.workspace.update({ where: { id: workspace.id }, data: { terms: 'Anew', termsVersion: 1 } });
    expect(JSON.stringify(await notificationsPage(stranger.ctx, ''))).not.toContain('Giraffe');
    expect(await unreadNotifications(stranger.ctx)).toBe(0);
    await db.prisma.membership.updateMany({ where: { userId: stranger.id }, data: { acceptedTerms: 1 } });
    expect(JSON.stringify(await notificationsPage(stranger.ctx, ''))).toContain('Giraffe');
  });
});
