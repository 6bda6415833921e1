import { randomUUID } from 'node:crypto';
import { actorFrom } from '../../server/auth/queries.ts';
import { configureAuth, hashOfSession, hashPassword, keyedHash, seal } from '../../server/auth/commands.ts';
import type { Context } from '../../server/context.ts';
import type { Database } from '../../server/db.ts';
import type { Role } from '../../shared/permissions.ts';
import { metricOf } from '../../shared/framework/metrics.ts';
import type { OrganisationKind, WorkspaceKind } from '../../shared/workspaces.ts';
import { buildFigures } from '../factories.ts';
import { putNeighbours } from '../sample-figures.ts';
import { ABOUT_ENDED, PERSON_KEYS, type PersonKey } from './people.ts';
import { METRIC, PERIOD, putContent, putNotifications, type Content } from './world-content.ts';

/** Somebody of the world: who they are, what their browser sends, what a command gets when they ask. */
export interface WorldPerson {
  readonly id: string;
  readonly email: string;
  readonly name: string;
  readonly cookie: string;
  readonly ctx: Context;
}

export interface WorldWorkspace extends Content {
  readonly id: string;
  readonly slug: string;
  readonly name: string;
  /** Stands in every text that members wrote there for everybody there, and nowhere else; world-content.ts has the others. */
  readonly words: string;
  /** Stands in its purpose, terms and agreement. */
  readonly about: string;
}

export type PlaceKey = 'region' | 'mentoring' | 'safeguarding' | 'organisation' | 'ended' | 'elsewhere' | 'sandbox';

/** Two authorities, a police force, a region's organisation and the Department; workspaces of every kind, with content. */
export interface World {
  readonly db: Database;
  readonly organisations: Readonly<Record<'own' | 'other' | 'police' | 'region' | 'dfe' | 'spare' | 'sandbox', string>>;
  readonly places: Readonly<Record<PlaceKey, WorldWorkspace>>;
  readonly people: Readonly<Record<PersonKey, WorldPerson>>;
  /** Whom others do something to: works for the own organisation, is a member everywhere and sees to an action. */
  readonly spare: WorldPerson;
  /** Has an account and takes part in nothing. */
  readonly newcomer: WorldPerson;
  /** A second administrator, who asked for an incident that waits for another's consent. */
  readonly secondAdministrator: WorldPerson;
  readonly incidentThatWaits: string;
  /** Key of a release that waits to be signed off. */
  readonly release: string;
}

/** Of a password that nobody has; it leaves the server for nobody. */
const HASH = await hashPassword(randomUUID());
const AREA = 'E08000035';
const SANDBOX_AREA = 'X06000003';
const EVERY_PLACE: readonly PlaceKey[] = ['region', 'mentoring', 'safeguarding', 'organisation', 'ended'];
const YESTERDAY = new Date(Date.now() - 86_400_000);

interface Given {
  readonly affiliations?: readonly { organisationId: string; role: 'practitioner' | 'analyst' | 'lead'; approver?: boolean }[];
  readonly membership?: { role: Role; organisationId: string; endsAt?: Date; acceptedTerms?: number };
  readonly roles?: readonly ('administrator' | 'data-steward')[];
  readonly guest?: boolean;
  readonly invented?: boolean;
  readonly oneFactor?: boolean;
}

/** Fills a migrated database. The terms of every workspace have changed once: who accepted the first ones has yet to accept. */
export async function buildWorld(db: Database, { secret }: { secret?: Buffer } = {}): Promise<World> {
  configureAuth(db, { secureCookies: false, sandbox: true, ...(secret && { secret }) });
  const organisation = async (name: string, kind: OrganisationKind, invented = false) =>
    (await db.prisma.organisation.create({ data: { name, kind, invented, areas: { create: kind === 'la' && !invented ? [{ area: AREA }] : [] } } })).id;
  const organisations = {
    own: await organisation('Ardale Council', 'la'), other: await organisation('Bexmoor Council', 'la'), police: await organisation('Vale Police', 'police'),
    region: await organisation('Ridings Alliance', 'region'), dfe: await organisation('The Department', 'dfe'), spare: await organisation('Corve Trust', 'voluntary'),
    sandbox: await organisation('Wendle Council', 'la', true),
  };

  const places = {} as Record<PlaceKey, WorldWorkspace>;
  const place = async (key: PlaceKey, kind: WorkspaceKind, ownerOrganisationId: string, more: { invented?: boolean; endsAt?: Date } = {}) => {
    const [words, about, name, people] = [`kestrelwords${key}`, `kestrelabout${key}`, `kestrelname${key}`, `kestrelpeople${key}`];
    const slug = `place-${randomUUID().slice(0, 8)}`;
    const area = more.invented ? SANDBOX_AREA : AREA;
    const { id } = await db.prisma.workspace.create({
      data: {
        slug, name, kind, ownerOrganisationId, nonAttributed: true, ...more, purpose: `Purpose ${about}`, terms: `Terms ${about}`, termsVersion: 2, agreement: `Agreement ${about}`,
        areas: { create: { area } }, focus: { create: ['care-rate', 'children-in-need-rate', 'absence-overall'].map((metric, position) => ({ position, metric })) },
      },
    });
    const author = await person(db, `Author ${people}`, { invented: more.invented, membership: { role: 'coordinator', organisationId: ownerOrganisationId } }, [id]);
    places[key] = { id, slug, name, words, about, ...(await putContent(db, { id, key, area, author: author.id, organisationId: ownerOrganisationId, asks: more.invented ? organisations.sandbox : organisations.own })) };
  };
  await place('region', 'region', organisations.region);
  await place('mentoring', 'mentoring', organisations.own);
  await place('safeguarding', 'safeguarding', organisations.own);
  await place('organisation', 'organisation', organisations.own);
  await place('ended', 'region', organisations.region, { endsAt: YESTERDAY });
  await place('elsewhere', 'region', organisations.other);
  await place('sandbox', 'region', organisations.sandbox, { invented: true });

  // One authority's note in a workspace of nobody here is shown in the region's.
  await db.prisma.contributionShare.create({ data: { subjectKind: 'annotation', subjectId: places.elsewhere.shared, workspaceId: places.region.id } });

  const everywhere = EVERY_PLACE.map((key) => places[key].id);
  const one = (name: string, given: Given) => person(db, name, given, everywhere);
  const { own, other, region, dfe } = organisations;
  const works = (organisationId: string, role: 'practitioner' | 'analyst' | 'lead', approver = false) => ({ affiliations: [{ organisationId, role, approver }] });
  const coordinator = { ...works(region, 'practitioner'), membership: { role: 'coordinator', organisationId: region } } as const;
  const people: Partial<Record<PersonKey, WorldPerson>> = {
    nobody: { id: randomUUID(), email: 'nobody@example.org', name: 'Nobody', cookie: '', ctx: { db, actor: null } },
    stranger: await one('Stranger', {}),
    practitioner: await one('Own practitioner', works(own, 'practitioner')),
    analyst: await one('Own analyst', works(own, 'analyst')),
    lead: await one('Own lead', works(own, 'lead')),
    approver: await one('Own approver', works(own, 'practitioner', true)),
    otherPractitioner: await one('Other practitioner', works(other, 'practitioner')),
    otherAnalyst: await one('Other analyst', works(other, 'analyst')),
    otherLead: await one('Other lead', works(other, 'lead')),
    otherApprover: await one('Other approver', works(other, 'practitioner', true)),
    region: await one('Region lead', works(region, 'lead', true)),
    dfe: await one('Department lead', works(dfe, 'lead', true)),
    member: await one('Member', { ...works(own, 'practitioner'), membership: { role: 'member', organisationId: own } }),
    coordinator: await one('Coordinator', coordinator),
    observer: await one('Observer', { ...works(dfe, 'practitioner'), membership: { role: 'observer', organisationId: dfe } }),
    guest: await one('Guest', { guest: true, membership: { role: 'guest', organisationId: region } }),
    former: await one('Former member', works(own, 'practitioner')),
    over: await one('Member of yesterday', { ...works(own, 'practitioner'), membership: { role: 'member', organisationId: own, endsAt: YESTERDAY } }),
    unaccepted: await one('Member before terms', { ...works(own, 'practitioner'), membership: { role: 'member', organisationId: own, acceptedTerms: 1 } }),
    unacceptedCoordinator: await one('Coordinator before terms', { ...coordinator, membership: { ...coordinator.membership, acceptedTerms: 1 } }),
    approverOneFactor: await one('Approver by password', { ...works(own, 'practitioner', true), oneFactor: true }),
    coordinatorOneFactor: await one('Coordinator by password', { ...coordinator, oneFactor: true }),
    administratorOneFactor: await one('Administrator by password', { roles: ['administrator'], oneFactor: true }),
    incident: await one('Incident reader', { roles: ['administrator'] }),
    administrator: await one('Administrator', { roles: ['administrator'] }),
    steward: await one('Data steward', { roles: ['data-steward'] }),
    sandbox: await one('Sandbox person', { invented: true, ...works(own, 'lead', true), roles: ['administrator', 'data-steward'], membership: { role: 'coordinator', organisationId: own } }),
  };
  for (const key of PERSON_KEYS) people[key] ??= people[ABOUT_ENDED[key]!];

  const spare = await one('Spare member', { ...works(own, 'practitioner'), membership: { role: 'member', organisationId: own } });
  await db.prisma.action.updateMany({ where: { workspaceId: { in: everywhere } }, data: { holderId: spare.id } });
  for (const { id, ...content } of EVERY_PLACE.map((key) => places[key])) {
    for (const key of PERSON_KEYS.filter((each) => each !== 'nobody' && !(each in ABOUT_ENDED))) await putNotifications(db, id, people[key]!.id, content);
  }
  const newcomer = await one('Newcomer', {});
  const secondAdministrator = await one('Second administrator', { roles: ['administrator'] });
  const incident = (askedById: string, more: object) => db.prisma.breakGlass.create({ data: { workspaceId: places.region.id, reason: 'A disclosure was reported', askedById, ...more } });
  for (const key of EVERY_PLACE.filter((each) => each !== 'ended')) {
    await incident(people.incident!.id, { workspaceId: places[key].id, agreedById: secondAdministrator.id, agreedAt: new Date(), endsAt: new Date(Date.now() + 3_600_000) });
  }
  const { id: incidentThatWaits } = await incident(secondAdministrator.id, {});
  await buildFigures(db, METRIC, [{ area: AREA, period: PERIOD, value: 85 }], { published: '2025-11-20' });
  await putNeighbours(db, 'built', '2025-05-01', { [AREA]: ['E06000014'] });
  const { dataset } = metricOf(METRIC);
  const release = `${dataset}@2025-12-04`;
  await db.prisma.release.create({ data: { key: release, dataset, published: new Date('2025-12-04'), newestPeriod: '2025', sourceFile: 'built.csv', fingerprint: 'built', state: 'waiting' } });
  return { db, organisations, places, people: people as Record<PersonKey, WorldPerson>, spare, newcomer, secondAdministrator, incidentThatWaits, release };
}

let count = 0;

async function person(db: Database, name: string, { affiliations = [], membership, roles = [], guest = false, invented = false, oneFactor = false }: Given, workspaces: readonly string[]): Promise<WorldPerson> {
  count += 1;
  const email = `${name.toLowerCase().replaceAll(' ', '-')}-${count}@people.example.org`;
  const login = randomUUID();
  const later = new Date(Date.now() + 86_400_000);
  const { id } = await db.prisma.user.create({
    data: {
      email: guest ? null : email, name, guest, invented, jobRole: `Job of ${name}`, passwordHash: guest ? null : HASH,
      sessions: { create: { id: hashOfSession(login), expiresAt: later, means: guest ? 'guest-code' : 'password', secondFactorAt: oneFactor || guest ? null : new Date(), browser: `Browser of ${name}` } },
      affiliations: { create: affiliations.map((one) => ({ ...one })) },
      installationRoles: { create: roles.map((role) => ({ role })) },
      memberships: { create: membership ? workspaces.map((workspaceId) => ({ acceptedTerms: 2, ...membership, workspaceId })) : [] },
    },
  });
  const cookie = `login=${login}`;
  return { id, email, name, cookie, ctx: { db, actor: await actorFrom(db, cookie) } };
}

/** A guest code of a workspace that is open, and its row. */
export async function openGuestCode(db: Database, workspaceId: string, createdById: string, code: string): Promise<string> {
  const later = new Date(Date.now() + 86_400_000);
  const { id } = await db.prisma.guestCode.create({
    data: { workspaceId, createdById, codeHash: keyedHash(db, 'guest-code', code), codeSealed: seal(db, 'guest-code', code), closesAt: later, guestsUntil: later },
  });
  return id;
}
