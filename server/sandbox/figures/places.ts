import { INVENTED_COUNTRY, localAuthoritiesIn, NORTHERN_VALE } from '../../../shared/areas/register.ts';

/** What an invented authority is like: everything else about it is drawn from its name. */
export interface Place {
  readonly code: string;
  readonly name: string;
  /** Children aged 0 to 17, in thousands: its weight in the region, and how much its figures jump. */
  readonly thousands: number;
  /** How much families need, between -1 and 1: moves many measures together. */
  readonly need: number;
}

const CHARACTER: Readonly<Record<string, readonly [thousands: number, need: number]>> = {
  Ashdown: [62, -0.5],
  'Brackley Vale': [94, -0.1],
  Carrow: [71, 0.05],
  Dunmere: [48, 0.75],
  Elmsford: [128, -0.75],
  'Farrow Coast': [11, 0.2],
  Gorsley: [57, 0.45],
  Highmoor: [83, -0.25],
  'Ironbridge Vale': [66, 0.6],
  'Jarrow Fen': [29, 0.3],
  Kelderdale: [112, 0],
  Lowther: [38, -0.4],
};

/** The twelve authorities of Northern Vale by name. */
export const PLACES: readonly Place[] = localAuthoritiesIn(NORTHERN_VALE).map(({ code, name }) => {
  const [thousands, need] = CHARACTER[name] ?? [50, 0];
  return { code, name, thousands, need };
});

export const REGION = NORTHERN_VALE;
export const COUNTRY = INVENTED_COUNTRY;

/** The place of a name that is known to exist. @throws Error for another name. */
export function placeOf(name: string): Place {
  const place = PLACES.find((one) => one.name === name);
  if (!place) throw new Error(`Nowhere in Northern Vale is called ${name}`);
  return place;
}
