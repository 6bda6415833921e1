import { expect } from 'vitest';
import { createServices } from '../../server/services.ts';
import { leaksIn } from './crawl-answers.ts';
import { expectedAnswer } from './expected.ts';
import type { KeptState } from './kept-state.ts';
import { answerOf } from './outcome.ts';
import { ABOUT_ENDED, ANSWERS, PEOPLE, PERSON_KEYS, type AnswerKey, type PersonKey } from './people.ts';
import type { AnyTrial, Asked } from './trial.ts';
import type { PlaceKey, World } from './world.ts';

/** One trial with everybody: each cell from the same state; a refused one changes nothing, and no answer holds what is for others. */
export async function tryWithEverybody(world: World, state: KeptState, trial: AnyTrial, placeKey: PlaceKey): Promise<void> {
  const wrong: string[] = [];
  for (const key of PERSON_KEYS) {
    const expected = otherHere(trial, placeKey)?.[key] ?? trial.otherwise?.cells[key] ?? expectedAnswer(trial.verb, key);
    const { outcome, changed, leaks } = await cell(world, state, trial, key, placeKey);
    const who = `${PEOPLE[key]} asked ${trial.service}${trial.what ? ` (${trial.what})` : ''} for ${trial.verb}`;
    const fits = typeof expected === 'number' ? outcome.startsWith(`Refusal ${expected} `) : outcome === expected;
    if (!fits) wrong.push(`${who}: ${said(outcome)}; it should be: ${said(String(expected))}`);
    const kept = changed.filter((table) => !trial.leaves?.tables.includes(table));
    wrong.push(...leaks.map((leak) => `${who}: the answer ${leak}`));
    if (outcome !== 'y' && kept.length > 0) wrong.push(`${who}: was refused, and yet ${kept.join(', ')} changed`);
  }
  expect(wrong).toEqual([]);
}

function otherHere({ notIn }: AnyTrial, place: PlaceKey) {
  return notIn && place !== 'region' && (notIn.places?.includes(place) ?? true) ? notIn.cells : undefined;
}

async function cell(world: World, state: KeptState, { make, ask, addresses, tells = [] }: AnyTrial, key: PersonKey, placeKey: PlaceKey): Promise<{ outcome: string; changed: readonly string[]; leaks: readonly string[] }> {
  const person = world.people[key];
  const place = world.places[key in ABOUT_ENDED ? 'ended' : placeKey];
  const asked: Asked = { services: SERVICES, world, key, person, ctx: person.ctx, place, organisation: world.organisations.own };
  const made = (await make?.(asked)) as never;
  const before = make ? await state.fingerprints() : state.before;
  const { outcome, says } = await answerOf(() => ask(asked, made));
  const after = await state.fingerprints();
  await state.restore(after);
  const leaks = leaksIn({ method: 'call', path: '', status: 0, headers: new Headers(), body: says }, { key, person }, NO_SECRETS, { addresses: addresses !== undefined, names: tells });
  return { outcome, changed: state.differing(before, after), leaks };
}

const SERVICES = createServices();
/** Those leave by HTTP alone, where the crawl looks for them. */
const NO_SECRETS: ReadonlySet<string> = new Set();

const said = (outcome: string) => (outcome in ANSWERS ? ANSWERS[outcome as AnswerKey] : outcome);
