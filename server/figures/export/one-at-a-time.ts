import { Refusal } from '../../../shared/errors.ts';

/** Under way or waiting: at a few tenths of a second each, nobody waits much longer than ten seconds. */
const MOST_AT_ONCE = 40;

let last: Promise<unknown> = Promise.resolve();
let atOnce = 0;

/**
 * Makes one file after the other, with a turn for everybody else in between: a picture or a workbook takes a processor
 * for a tenth of a second and more, and the packing of every page waits in the same queue as the drawing of pictures.
 * @throws Refusal 503 while more are waiting than can be made soon; whatever `make` throws.
 */
export async function oneAtATime<Result>(make: () => Promise<Result>): Promise<Result> {
  if (atOnce >= MOST_AT_ONCE) throw new Refusal(503, 'busy', 'Many files are being made at this moment. Try again in a few seconds; the page and its CSV are there meanwhile.');
  atOnce += 1;
  const made = last.then(make);
  last = made.catch(() => {}).then(() => new Promise((next) => setImmediate(next)));
  try {
    return await made;
  } finally {
    atOnce -= 1;
  }
}
