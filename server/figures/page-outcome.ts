import { countryOf } from '../../shared/areas/register.ts';
import { Refusal } from '../../shared/errors.ts';
import { dateText } from '../../shared/format.ts';
import type { OutcomeBearer, OutcomeView } from '../../shared/framework-view.ts';
import { findPillar, outcomeNumbered, PILLARS, thenAndNow } from '../../shared/framework/pillars.ts';
import type { Pillar } from '../../shared/framework/types.ts';
import { isoToday } from '../../shared/today.ts';
import type { Context } from '../context.ts';
import { shownEditions } from './editions.ts';
import { asAtView } from './page-as-at.ts';
import { chosenArea, chosenPin, PUBLIC_PAGE } from './page-choice.ts';
import { pillarView } from './page-framework.ts';

/**
 * An outcome by its number or name, or an enabler by its name, with its indicators: who bears the number, who bore it
 * before, and what it was called then. `on` asks about a day; `asAt` shows that day's figures as well.
 * @throws Refusal 404 for a number or name of none; 400 for an unknown area or what is no day.
 */
export async function outcomeView(ctx: Pick<Context, 'db'>, name: string, query: URLSearchParams): Promise<OutcomeView> {
  const area = chosenArea(query, PUBLIC_PAGE);
  const pin = chosenPin(query);
  const on = chosenPin(new URLSearchParams({ asAt: query.get('on') ?? '' })).asAt ?? pin.asAt ?? null;
  const day = on ?? isoToday();
  const number = /^\d+$/.test(name) ? Number(name) : null;
  const pillar = number === null ? findPillar(name) : outcomeNumbered(number, day);
  if (!pillar) throw new Refusal(404, 'no-such-outcome', 'The framework has no such outcome. It has four, numbered 1 to 4, and three enablers.');
  const bearers = number === null ? numbersOf(pillar, day) : bearersOf(number, day);
  const [editions, asAt] = await Promise.all([shownEditions(ctx.db, area.world, undefined, pin), asAtView(ctx.db, area.world, query)]);
  return {
    heading: number === null ? pillar.title : `Outcome ${number}`,
    on,
    area: area.code,
    areaLevel: area.level,
    country: countryOf(area.world).code,
    world: area.world,
    asAt,
    bearers,
    changed: bearers.length > 1,
    pillar: pillarView(pillar, area, editions, day),
  };
}

type Term = Pillar['numbers'][number];

/** Every outcome that has borne a number, today's first. */
function bearersOf(number: number, day: string): readonly OutcomeBearer[] {
  return newestFirst(PILLARS.flatMap((pillar) => pillar.numbers.filter((term) => term.number === number).map((term) => ({ pillar, term })))).map((one) => bearer(one, day));
}

/** Every number that an outcome has borne, today's first. */
function numbersOf(pillar: Pillar, day: string): readonly OutcomeBearer[] {
  return newestFirst(pillar.numbers.map((term) => ({ pillar, term }))).map((one) => bearer(one, day));
}

function newestFirst(terms: readonly { pillar: Pillar; term: Term }[]) {
  return [...terms].sort((a, b) => (a.term.from < b.term.from ? 1 : -1));
}

function bearer({ pillar, term }: { pillar: Pillar; term: Term }, day: string): OutcomeBearer {
  const { slug, title, numbers } = pillar;
  const first = numbers.every(({ from }) => from >= term.from);
  return {
    slug,
    title,
    label: `Outcome ${term.number}`,
    when: term.to === null ? `since ${monthText(term.from)}` : `until ${monthText(term.to)}`,
    thenAndNow: term.to === null ? null : thenAndNow(pillar, term.from),
    current: (term.from <= day || first) && (term.to === null || day < term.to),
  };
}

/** "March 2026": the framework changes by the month. */
function monthText(day: string): string {
  return dateText(day).replace(/^\d+ /, '');
}
