import { expect } from 'vitest';
import { createServices } from '../../server/services.ts';
import { expectedAnswer } from './expected.ts';
import type { KeptState } from './kept-state.ts';
import { outcomeOf } from './outcome.ts';
import { ABOUT_ENDED, ANSWERS, PEOPLE, PERSON_KEYS, type AnswerKey, type PersonKey } from './people.ts';
import type { AnyTrial, Asked } from './trial.ts';
import type { PlaceKey, World } from './world.ts';

/** One trial with everybody: each cell from the same state, and a refused one changes nothing. */
export async function tryWithEverybody(world: World, state: KeptState, trial: AnyTrial, placeKey: PlaceKey): Promise<void> {
  const wrong: string[] = [];
  for (const key of PERSON_KEYS) {
    const expected = otherHere(trial, placeKey)?.[key] ?? trial.otherwise?.cells[key] ?? expectedAnswer(trial.verb, key);
    const { outcome, changed } = await cell(world, state, trial, key, placeKey);
    const who = `${PEOPLE[key]} asked ${trial.service}${trial.what ? ` (${trial.what})` : ''} for ${trial.verb}`;
    const fits = typeof expected === 'number' ? outcome.startsWith(`Refusal ${expected} `) : outcome === expected;
    if (!fits) wrong.push(`${who}: ${said(outcome)}; it should be: ${said(String(expected))}`);
    const kept = changed.filter((table) => !trial.leaves?.tables.includes(table));
    if (outcome !== 'y' && kept.length > 0) wrong.push(`${who}: was refused, and yet ${kept.join(', ')} changed`);
  }
  expect(wrong).toEqual([]);
}

function otherHere({ notIn }: AnyTrial, place: PlaceKey) {
  return notIn && place !== 'region' && (notIn.places?.includes(place) ?? true) ? notIn.cells : undefined;
}

async function cell(world: World, state: KeptState, { make, ask }: AnyTrial, key: PersonKey, placeKey: PlaceKey): Promise<{ outcome: string; changed: readonly string[] }> {
  const person = world.people[key];
  const place = world.places[key in ABOUT_ENDED ? 'ended' : placeKey];
  const asked: Asked = { services: SERVICES, world, key, person, ctx: person.ctx, place, organisation: world.organisations.own };
  const made = (await make?.(asked)) as never;
  const before = make ? await state.fingerprints() : state.before;
  const outcome = await outcomeOf(() => ask(asked, made));
  const after = await state.fingerprints();
  await state.restore(after);
  return { outcome, changed: state.differing(before, after) };
}

const SERVICES = createServices();

const said = (outcome: string) => (outcome in ANSWERS ? ANSWERS[outcome as AnswerKey] : outcome);
