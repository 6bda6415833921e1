import type { DataSet, DataSetVersion } from './shapes.ts';
import { FetchRefused, oneLine } from './trouble.ts';

/** `2.1`, `2.1.1`, or `2.*` for the newest of a major version. */
export const VERSION_ASKED = /^\d+(\.\d+){0,2}$|^(\d+\.){0,2}\*$/;

/**
 * The version to read: the one asked for, the newest that a wildcard fits, or the newest published where none is asked
 * for. A wildcard passes over versions that were withdrawn.
 * @throws FetchRefused in words, with the versions there are.
 */
export function chooseVersion(versions: readonly DataSetVersion[], asked: string | undefined, { title }: Pick<DataSet, 'title'>): DataSetVersion {
  const newestFirst = [...versions].sort((a, b) => compare(b.version, a.version));
  const known = newestFirst.map(({ version, status }) => (isWithdrawn({ status }) ? `${version} (withdrawn)` : version)).join(', ');
  const name = `"${oneLine(title)}"`;
  const wild = asked === undefined || asked.endsWith('*');
  const fits = newestFirst.filter(({ version }) => (wild ? version.startsWith(asked?.slice(0, -1) ?? '') : same(version, asked)));
  const found = wild ? fits.find((version) => !isWithdrawn(version)) : fits[0];
  if (!found && fits.length > 0) throw new FetchRefused(`every version of ${name} that ${asked ?? 'was published'} fits was withdrawn; there are ${known}.`);
  if (!found) throw new FetchRefused(`${name} has no version ${asked ?? 'that is published'}${known === '' ? '' : `; there are ${known}`}.`);
  if (isWithdrawn(found)) throw new FetchRefused(`version ${found.version} of ${name} was withdrawn${found.withdrawn ? ` on ${publishedDayOf(found.withdrawn)}` : ''}; there are ${known}.`);
  return found;
}

function isWithdrawn({ status }: Pick<DataSetVersion, 'status'>): boolean {
  return status === 'Withdrawn';
}

/** `1.0` and `1.0.0` are one version. */
function same(a: string, b: string): boolean {
  return compare(a, b) === 0;
}

function compare(a: string, b: string): number {
  const [left, right] = [a, b].map((text) => text.split('.').map(Number)) as [number[], number[]];
  for (let index = 0; index < 3; index++) {
    const difference = (left[index] ?? 0) - (right[index] ?? 0);
    if (difference !== 0) return difference;
  }
  return 0;
}

const LONDON = new Intl.DateTimeFormat('en-CA', { timeZone: 'Europe/London', year: 'numeric', month: '2-digit', day: '2-digit' });

/** The day of a moment, as the publisher's clock shows it: ISO. */
export function publishedDayOf(moment: string): string {
  return LONDON.format(new Date(moment));
}
