import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { JOBS } from '../../server/jobs/all.ts';
import { testDatabase } from '../database.ts';
import { openSocket } from '../live-harness.ts';
import { askAs, dataPaths, inLanes, secretsOf } from '../permissions/crawl.ts';
import { comparable, dueFor, leaksIn, wrongWith, type About, type Answered } from '../permissions/crawl-answers.ts';
import { KeptState } from '../permissions/kept-state.ts';
import { ABOUT_ENDED, PEOPLE, PERSON_KEYS, type PersonKey } from '../permissions/people.ts';
import { askEveryRoom } from '../permissions/rooms.ts';
import { ROUTES, type Body, type FormRow, type RouteRow, type Scene } from '../permissions/routes.ts';
import { buildWorld, type PlaceKey, type World } from '../permissions/world.ts';
import { startServer, type ServerProcess } from './server-process.ts';

/** Every route, form and file of the running server, as every role and as nobody, against the list in tests/permissions. */
const SECRET = 'a secret of this crawl and of nothing else';
/** Large, and changed by nobody here. */
const FIGURES = ['figure', 'observation', 'neighbour', 'edition', 'release'];
/** Written whatever is answered: reading a workspace because of an incident, attempts to sign in. */
const WRITTEN_BY_READING = ['audit_event', 'break_glass', 'login_session', 'membership'];
/** Written by the program's own jobs whenever they come to it. */
const BY_JOBS = ['activity_reader', 'notification', 'notification_mail'];
/** Jobs that take away what is over, and remember when they did. */
const CLEARING = ['memberships-over', 'logins-over', 'notices-of-end', 'retention', 'notifications-over'];
const LANES = 3;

let world: World;
let server: ServerProcess;
let state: KeptState;
let secrets: ReadonlySet<string>;
beforeAll(async () => {
  const db = await testDatabase();
  world = await buildWorld(db, { secret: Buffer.from(SECRET) });
  // What the server clears away now and then is cleared away before it starts: an hour strikes within a crawl.
  for (const { name, run } of JOBS) if (CLEARING.includes(name)) await run(db, {});
  // The program itself, not limited in how much one may ask: that has tests of its own.
  server = await startServer({ databaseUrl: db.url, sandbox: true, settings: { SECRET, RATE_LIMIT: '0', TRUST_PROXY: '1' } });
  state = await KeptState.keep(db, FIGURES);
  secrets = new Set(await secretsOf(world));
}, 300_000);
afterAll(async () => {
  await server?.stop();
});

const scene = (key: PersonKey, placeKey: PlaceKey = key in ABOUT_ENDED ? 'ended' : 'region'): Scene =>
  ({ world, key, person: world.people[key], place: world.places[placeKey], organisation: world.organisations.own });

/** The same with things that are there and not theirs, and with what was never there. */
function elsewhere(row: RouteRow, key: PersonKey): readonly (readonly [Scene, About])[] {
  const own = scene(key);
  const nowhere = randomUUID();
  if (row.about === 'workspace') {
    const unknown = { ...own.place, id: nowhere, slug: `place-${nowhere.slice(0, 8)}` };
    return [...(['elsewhere', 'sandbox'] as const).map((place) => [{ ...own, place: { ...world.places[place], area: own.place.area } }, 'not-theirs'] as const), [{ ...own, place: unknown }, 'not-there']];
  }
  if (row.about === 'organisation') return [[{ ...own, organisation: world.organisations.spare }, 'not-theirs'], [{ ...own, organisation: nowhere }, 'not-there']];
  return [];
}

/** Something that is not as it should be, and for whom. */
interface Wrong {
  readonly key: PersonKey;
  readonly words: string;
}
const told = (key: PersonKey, { method, path }: Pick<Answered, 'method' | 'path'>, words: string): Wrong => ({ key, words: `${method} ${path.replace(/place-\w+/, 'place')} ${words.replaceAll(/place-\w+/g, 'place')}` });
/** Each thing once, with everybody it is wrong for. */
const inWords = (wrong: readonly Wrong[]) => [...new Set(wrong.map(({ words }) => words))].map((words) => `${words} — for: ${wrong.filter((one) => one.words === words).map(({ key }) => PEOPLE[key]).join('; ')}`);
const own = (key: PersonKey) => ({ world, key, person: world.people[key] });

/** Columns that are somebody of another column with a workspace that has ended: tried where a workspace is meant. */
const columnsFor = (row: RouteRow) => PERSON_KEYS.filter((key) => row.about === 'workspace' || !(key in ABOUT_ENDED));
/** Those who stand for all others where an answer cannot differ between them: unknown things, spoilt forms. */
const FEW: readonly PersonKey[] = ['nobody', 'stranger', 'guest', 'coordinator', 'approver', 'administrator', 'sandbox'];

describe.each(Object.entries(ROUTES))('%s', (route, row) => {
  test('answers each as the list says, and nobody with what is not theirs', async () => {
    const wrong: Wrong[] = [];
    await inLanes(columnsFor(row), LANES, async (key) => {
      const ask = askAs(server.url, world.people[key].cookie);
      const look = async (path: string, about: About, data: readonly string[]): Promise<Answered> => {
        const due = dueFor(row.get, key, about, false);
        const found = (answer: Answered, isData: boolean) => [...wrongWith(answer, due, isData), ...leaksIn(answer, own(key), secrets, { addresses: row.addresses !== undefined }), ...kept(answer, row)].map((words) => told(key, answer, words));
        const page = await ask(path);
        wrong.push(...found(page, false));
        for (const each of data) wrong.push(...found(await ask(each), true));
        return page;
      };
      for (const path of row.paths(scene(key))) await look(path, 'own', row.file || ('everybody' in row.get && !FEW.includes(key)) ? [] : dataPaths(path, route));
      if (key in ABOUT_ENDED) return;
      const unseen: string[] = [];
      for (const [other, about] of elsewhere(row, key)) {
        const path = row.paths(other)[0]!;
        // Its own loader alone: without its parents', which ask as well.
        const answer = await look(path, about, row.file ? [] : dataPaths(path, route).slice(1));
        const { slug, id, annotation, discussion, evidence } = other.place;
        unseen.push(comparable(answer, [slug, id, annotation, discussion, evidence, other.organisation]));
      }
      if (new Set(unseen).size > 1) wrong.push(told(key, { method: 'GET', path: route }, 'answers what is not theirs otherwise than what is not there'));
    });
    expect(inWords(wrong)).toEqual([]);
  });

  for (const form of row.posts ?? []) {
    test(`takes ${form.what} from whom the list says, and from nobody else`, () => tryForm(row, form));
  }
});

test('every path of the API’s own description is on the list', async () => {
  const { paths } = JSON.parse((await askAs(server.url, '')('/api/v1/openapi.json')).body) as { paths: Readonly<Record<string, unknown>> };
  const listed = Object.values(ROUTES).flatMap((row) => row.paths(scene('nobody')).map((path) => path.split('?')[0]!));
  const missing = Object.keys(paths).filter((path) => {
    const pattern = new RegExp(`^(/api/v1)?${path.replace(/\{[^}]+\}/g, '[^/]+')}$`);
    return !listed.some((one) => pattern.test(one));
  });
  expect(Object.keys(paths).length).toBeGreaterThan(5);
  expect(missing.map((path) => `${path} is described in the API: give it an address in tests/permissions/routes-public.ts`)).toEqual([]);
});

test('every room lets in whom the list lets read', async () => {
  const wrong = await askEveryRoom(world, async (cookie) => {
    const socket = openSocket(server.url, cookie);
    await new Promise<void>((connected, failed) => socket.once('connect', connected).once('connect_error', failed));
    return socket;
  });
  expect(wrong).toEqual([]);
});

/** One form, sent by everybody: about what is theirs, what is not, and what is not there. */
async function tryForm(row: RouteRow, form: FormRow): Promise<void> {
  const wrong: Wrong[] = [];
  const tells = { addresses: row.addresses !== undefined, names: form.tells?.names ?? [] };
  const left = (changed: readonly string[]) => changed.filter((table) => ![...WRITTEN_BY_READING, ...BY_JOBS].includes(table) && !form.leaves?.tables.includes(table));
  const send = async (key: PersonKey, where: Scene, about: About, body: Body): Promise<void> => {
    const answer = await askAs(server.url, world.people[key].cookie)(form.path?.(where, body) ?? row.paths(where)[0]!, body);
    const found = [...wrongWith(answer, dueFor(form.may, key, about, true), false), ...leaksIn(answer, own(key), secrets, tells)];
    wrong.push(...found.map((words) => told(key, answer, `(${form.what}) ${words}`)));
  };
  const spoil = async (key: PersonKey, where: Scene, body: Body): Promise<void> => {
    for (const spoilt of [{}, garbled(body)]) {
      const answer = await askAs(server.url, world.people[key].cookie)(form.path?.(where, body) ?? row.paths(where)[0]!, spoilt);
      const found = [...(answer.status >= 500 ? [`answered ${answer.status} to ${JSON.stringify(spoilt).slice(0, 200)}`] : []), ...leaksIn(answer, own(key), secrets, tells)];
      wrong.push(...found.map((words) => told(key, answer, `(${form.what}, spoilt) ${words}`)));
    }
  };
  const accepted = (key: PersonKey) => dueFor(form.may, key, 'own', true).status.some((status) => [200, 202, 302, 303].includes(status) && !('to' in dueFor(form.may, key, 'own', true)));

  // Who may: each from the same state.
  const columns = columnsFor(row);
  for (const key of columns.filter(accepted)) {
    const where = scene(key);
    await send(key, where, 'own', await form.body(where));
    await state.restore();
    if (key in ABOUT_ENDED) continue;
    await spoil(key, where, await form.body(where));
    await state.restore();
  }
  // Who may not, and everybody with what is not theirs: all at once, for nothing changes by it.
  const refused: (readonly [PersonKey, Scene, About, Body])[] = [];
  for (const key of columns) {
    if (!accepted(key)) refused.push([key, scene(key), 'own', await form.body(scene(key))]);
    for (const [where, about] of form.own || key in ABOUT_ENDED ? [] : elsewhere(row, key)) {
      if (about === 'not-theirs' || FEW.includes(key)) refused.push([key, where, about, await form.body(where)]);
    }
  }
  const before = await state.fingerprints();
  await inLanes(refused, LANES, ([key, where, about, body]) => send(key, where, about, body));
  await inLanes(refused.filter(([key, , about]) => about === 'own' && FEW.includes(key)), LANES, ([key, where, , body]) => spoil(key, where, body));
  const changed = left(state.differing(before, await state.fingerprints()));
  await state.restore();
  expect(inWords(wrong)).toEqual([]);
  expect(changed, `tables that somebody who was refused has changed by ${form.what}`).toEqual([]);
}

/** The same form with nonsense in every field but the one that says what is meant. */
const SAYS_WHAT = ['intent', 'change', 'what', 'answer', 'invite', 'step'];
const garbled = (body: Body): Body => Object.fromEntries(Object.entries(body).map(([name, value]) => [name, SAYS_WHAT.includes(name) ? value : `' OR 1=1 -- %00 \u0000 ${name}`]));

/** Nobody keeps a copy of what is not for everybody. */
function kept({ headers, status }: Answered, row: RouteRow): readonly string[] {
  const control = headers.get('Cache-Control') ?? '';
  if ('everybody' in row.get && row.file) return [];
  if (status >= 300 && status < 400) return /public|s-maxage/.test(control) ? [`may be kept by others: ${control}`] : [];
  return /no-store|no-cache/.test(control) && !/public/.test(control) ? [] : [`may be kept by others: Cache-Control is "${control}"`];
}
