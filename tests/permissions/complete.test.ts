import { readFileSync } from 'node:fs';
import ts from 'typescript';
import { describe, expect, test } from 'vitest';
import { createServices } from '../../server/services.ts';
import { PERMISSIONS } from '../../shared/permissions.ts';
import { parse, sourceFiles } from '../import-law.ts';
import { routeModules } from '../metric-routes.ts';
import { EXPECTED_VERBS, expectedAnswer } from './expected.ts';
import { KINDS, modelsOf } from './kinds.ts';
import { ANYBODY, PARTS, PUBLIC_SERVICES } from './open-services.ts';
import { PERSON_KEYS } from './people.ts';
import { missingFrom, stringsIn, verbsAskedForIn } from './missing.ts';
import { ROUTES } from './routes.ts';
import { SOCKET_EVENTS } from './sockets.ts';
import { TRIALS } from './trials.ts';

/** Nothing may be added without saying who may: what is missing is named, with what to do about it. */
const verbs = Object.values(PERMISSIONS).flatMap((scope) => Object.keys(scope));
const services = functionsOf(createServices());
const openly = { ...PUBLIC_SERVICES, ...ANYBODY, ...PARTS };

describe('the grid is complete', () => {
  test('every verb has a row, written by hand', () => {
    expect(missingFrom(verbs, EXPECTED_VERBS, (verb) => `${verb} has no row: write in tests/permissions/expected.ts who may, from the rules and not from shared/permissions.ts`)).toEqual([]);
    expect(missingFrom(EXPECTED_VERBS, verbs, (verb) => `${verb} has a row in tests/permissions/expected.ts and is no verb any more: take the row out`)).toEqual([]);
    for (const verb of EXPECTED_VERBS) for (const person of PERSON_KEYS) expect(() => expectedAnswer(verb, person)).not.toThrow();
  });

  test('every verb is asked for by a real service function that everybody tries', () => {
    const tried = TRIALS.map(({ verb }) => verb);
    expect(missingFrom(verbs, tried, (verb) => `${verb} has no trial: add one to tests/permissions/trials-*.ts that calls the service function which asks for it`)).toEqual([]);
    expect(missingFrom(tried, verbs, (verb) => `a trial names ${verb}, which is no verb`)).toEqual([]);
  });

  test('every service function is tried by everybody, or its openness has a written reason', () => {
    const covered = [...TRIALS.map(({ service }) => service), ...services.filter((service) => `${service.split('.')[0]}.*` in openly), ...Object.keys(openly)];
    expect(missingFrom(services, covered, (service) => `${service} is new: add a trial to tests/permissions/trials-*.ts, or a reason to tests/permissions/open-services.ts`)).toEqual([]);
  });

  test('nothing is tried or excused that is not there', () => {
    const named = [...TRIALS.map(({ service }) => service), ...Object.keys(openly).filter((name) => !name.endsWith('.*'))];
    expect(missingFrom(named, services, (service) => `${service} stands in tests/permissions and is not handed out by server/services.ts`)).toEqual([]);
  });

  test('parts of queries, which ask nobody, are called by nothing in app/', () => {
    const used = sourceFiles(['app']).flatMap((file) => {
      const text = readFileSync(file, 'utf8');
      return Object.keys(PARTS).filter((name) => new RegExp(`\\b${name.replace('.', '\\.')}\\b`).test(text)).map((name) => `${file} calls ${name}, which asks nobody who is asking`);
    });
    expect(used).toEqual([]);
  });

  test('every kind of object has verbs that govern it, or a reason', () => {
    const models = modelsOf(readFileSync('prisma/schema.prisma', 'utf8'));
    expect(models.length).toBeGreaterThan(25);
    expect(missingFrom(models, Object.keys(KINDS), (model) => `${model} is a new kind of object: say in tests/permissions/kinds.ts which verbs govern it, or why none does`)).toEqual([]);
    expect(missingFrom(Object.keys(KINDS), models, (model) => `${model} stands in tests/permissions/kinds.ts and is no model`)).toEqual([]);
    const named = Object.values(KINDS).flatMap((governed) => ('verbs' in governed ? governed.verbs : []));
    expect(missingFrom(named, verbs, (verb) => `tests/permissions/kinds.ts names ${verb}, which is no verb`)).toEqual([]);
    expect(missingFrom(verbs.filter((verb) => verb !== 'account.change'), named, (verb) => `${verb} governs no kind of object: say in tests/permissions/kinds.ts which`)).toEqual([]);
  });

  test('every event a browser may send over a socket has a row', () => {
    const events = eventsOf('shared/live.ts', 'BrowserToServer');
    expect(events.length).toBeGreaterThan(1);
    expect(missingFrom(events, Object.keys(SOCKET_EVENTS), (event) => `${event} is a new event of browsers: say in tests/permissions/sockets.ts which verb it asks for, and try it in rooms.test.ts`)).toEqual([]);
    expect(missingFrom(Object.keys(SOCKET_EVENTS), events, (event) => `${event} stands in tests/permissions/sockets.ts and is no event any more`)).toEqual([]);
  });

  test('every route has a row that says who gets what', () => {
    expect(missingFrom(routeModules(), Object.keys(ROUTES), (route) => `${route} is a new route: say in tests/permissions/routes.ts who gets what there; the crawl tries it`)).toEqual([]);
    expect(missingFrom(Object.keys(ROUTES), routeModules(), (route) => `${route} stands in tests/permissions/routes.ts and is no route any more`)).toEqual([]);
  });

  test('the server asks for no verb that the table does not have', () => {
    const asked = sourceFiles(['server']).flatMap((file) => verbsAskedForIn(parse(file)));
    expect(asked.length).toBeGreaterThan(10);
    expect(missingFrom(asked, verbs, (verb) => `the server asks for ${verb}, which shared/permissions.ts does not have`)).toEqual([]);
    const named = sourceFiles(['server']).flatMap((file) => stringsIn(parse(file)));
    expect(missingFrom(verbs, named, (verb) => `nothing in server/ asks for ${verb}: build what it allows, or take it out of shared/permissions.ts`)).toEqual([]);
  });
});

/** Names of an interface's members. */
function eventsOf(file: string, name: string): readonly string[] {
  const declared = parse(file).statements.find((statement): statement is ts.InterfaceDeclaration => ts.isInterfaceDeclaration(statement) && statement.name.text === name);
  return (declared?.members ?? []).flatMap((member) => (member.name && ts.isStringLiteral(member.name) ? [member.name.text] : []));
}

/** Dotted names of every function in an object, however deep. */
function functionsOf(value: object, before = ''): readonly string[] {
  return Object.entries(value).flatMap(([name, one]: [string, unknown]) => {
    if (typeof one === 'function') return [before + name];
    return typeof one === 'object' && one !== null && !Array.isArray(one) ? functionsOf(one, `${before}${name}.`) : [];
  });
}
