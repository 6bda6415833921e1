import { randomUUID } from 'node:crypto';
import { beforeAll, describe, expect, test } from 'vitest';
import { AddAnnotation } from '../../shared/annotations.ts';
import { AddEvidence } from '../../shared/evidence-forms.ts';
import { addAnnotation } from '../../server/annotations/commands.ts';
import { conversationOn, discussionPage, discussionsOf } from '../../server/discussions/queries.ts';
import { addEvidence } from '../../server/evidence/commands.ts';
import { evidenceList } from '../../server/evidence/pages.ts';
import { factsAfter } from '../../server/live/facts.ts';
import { report } from '../../server/moderation/commands.ts';
import { moderationPage } from '../../server/moderation/queries.ts';
import { readActivity } from '../../server/notifications/commands.ts';
import { notificationsPage } from '../../server/notifications/queries.ts';
import { searchPosts } from '../../server/search/queries.ts';
import { takeAlong } from '../../server/taking-along/commands.ts';
import { exportWorkspace } from '../../server/workspaces/export.ts';
import { workspaceHome } from '../../server/workspaces/home.ts';
import { testDatabase } from '../database.ts';
import { LEEDS, METRIC, replied, sentBody, started } from '../discussion-scene.ts';
import { buildFigures, buildMember, buildOrganisation, buildPerson, buildWorkspace, type BuiltPerson, type BuiltWorkspace } from '../factories.ts';

const YORKSHIRE = 'E12000003';
const db = await testDatabase();
await buildFigures(db, METRIC, [{ area: LEEDS, period: '2025', value: 1328 }]);

/** Names nobody, and shares some of what it says with the region; there people are named. */
let nameless: BuiltWorkspace;
let region: BuiltWorkspace;
/** Writes in the first and is a member of the second, for the same organisation. */
let author: BuiltPerson;
let reader: BuiltPerson;
let coordinator: BuiltPerson;
let organisation: { readonly id: string; readonly name: string };
let discussion: string;

beforeAll(async () => {
  nameless = await buildWorkspace(db);
  region = await buildWorkspace(db, { areas: [YORKSHIRE, LEEDS] });
  await db.prisma.workspace.update({ where: { id: nameless.id }, data: { contributionRule: 'none' } });
  organisation = await buildOrganisation(db);
  await db.prisma.organisation.update({ where: { id: organisation.id }, data: { name: 'Secretly Council' } });
  author = await buildPerson(db, { name: 'Zebedee Hidden' });
  await buildMember(db, nameless, { person: author, organisationId: organisation.id });
  await buildMember(db, nameless);
  reader = await buildMember(db, region);
  await db.prisma.organisationArea.create({ data: { organisationId: region.organisation.id, area: LEEDS } });
  coordinator = await buildMember(db, region, { role: 'coordinator' });
  await workspaceHome(reader.ctx, region.slug);
  await buildMember(db, region, { person: author, organisationId: organisation.id });
  const choices = { visibility: 'region' };
  discussion = await started(author, nameless, { ...choices, title: 'Zebra question', body: sentBody({ type: 'paragraph', content: [{ type: 'text', text: 'Zebra opening' }] }) });
  await replied(author, nameless, discussion);
  const note = AddAnnotation.parse({ key: randomUUID(), metric: METRIC, area: LEEDS, breakdown: '', period: '2025', kind: 'context', body: 'Zebra note', ...choices });
  await addAnnotation(author.ctx, nameless.slug, note);
  await addEvidence(author.ctx, nameless.slug, AddEvidence.parse({
    key: randomUUID(), kind: 'audit', title: 'Zebra audit', finding: 'Found', method: 'Read', gathered: 'May', size: 'Forty', limits: 'One', links: [{ metric: METRIC, area: LEEDS, period: '' }], ...choices,
  }));
  await report(reader.ctx, region.slug, { key: randomUUID(), subjectKind: 'discussion', subjectId: discussion, reason: 'unkind', words: '' });
  await report(reader.ctx, region.slug, { key: randomUUID(), subjectKind: 'annotation', subjectId: note.key, reason: 'unkind', words: '' });
  await readActivity(db);
});

const text = ({ body }: { readonly body: Uint8Array }) => new TextDecoder().decode(body);
const PLACES: Readonly<Record<string, () => Promise<unknown>>> = {
  'the indicator’s page': async () => ({ ...(await conversationOn(reader.ctx, region.slug, METRIC)), organisations: [], holders: [] }),
  'its own page': async () => (await discussionPage(reader.ctx, region.slug, discussion)).conversation.discussions,
  'the list of discussions': async () => (await discussionsOf(reader.ctx, region.slug, {})).lines,
  'what is new on the first page': async () => ({ ...(await workspaceHome(reader.ctx, region.slug)).news.groups.filter(({ kind }) => kind !== 'members') }),
  'open questions on the first page': async () => (await workspaceHome(reader.ctx, region.slug)).questions,
  'the list of evidence': async () => (await evidenceList(reader.ctx, region.slug, new URLSearchParams())).items,
  'what is told live': async () => (await factsAfter(db, region.id, 0)).facts?.map(({ fact }) => fact),
  'notifications': async () => (await notificationsPage(reader.ctx, '')).days,
  'what moderators read': async () => (await moderationPage(coordinator.ctx, region.slug)).cases,
  'what a search finds': async () => (await searchPosts(reader.ctx, new URLSearchParams({ q: 'zebra' })))?.hits,
  'the table that is taken along': async () => text(await takeAlong(reader.ctx, region.slug, new URLSearchParams({ metric: 'children-in-need', area: LEEDS }), 'csv').catch(() => takeAlong(reader.ctx, region.slug, new URLSearchParams({ area: LEEDS }), 'csv'))),
  'everything that is taken out': async () => {
    const { notes, discussions, evidence } = JSON.parse(text(await exportWorkspace(coordinator.ctx, region.slug, 'json'))) as Record<string, unknown>;
    return { notes, discussions, evidence };
  },
};

describe('what was written where nobody is named, and is shown where people are', () => {
  test.each(Object.keys(PLACES))('says nothing of its author in %s', async (place) => {
    const said = JSON.stringify(await PLACES[place]?.());
    expect(said).toMatch(place === 'notifications' ? /note/ : /[Zz]ebra/);
    expect(said).not.toContain(author.name);
    expect(said).not.toContain(organisation.name);
    expect(said).not.toContain('Former member');
  });
});
