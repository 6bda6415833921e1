import { createRequire } from 'node:module';
import { AUTHORITIES, ENGLAND, INNER, LONDON, YORKSHIRE } from './careful-publisher.ts';
import type { Answer } from './page-walk.ts';
import { DAYS } from './random-releases.ts';

/** Metrics that the random tables feed, with their data set. */
export const METRICS: Readonly<Record<string, string>> = {
  'children-in-need-rate': 'children-in-need', 'care-rate': 'looked-after-rates', 'care-entry-rate': 'looked-after-rates', 'cp-plans-two-years': 'protection-plan-durations',
  'icpc-per-section-47': 'section-47-enquiries', 'injury-admissions-rate': 'injury-admissions', 'placement-type-share': 'looked-after-characteristics',
};
export const DATASETS = [...new Set(Object.values(METRICS)), 'injury-admissions-regions'];

/** An address with who asks for it and what they accept. */
export interface Address {
  readonly path: string;
  readonly who?: 'member' | 'steward';
  readonly accept?: string;
}

const address = (path: string, more: Omit<Address, 'path'> = {}): Address => ({ path, ...more });
const compared = 'compare=region&compare=england&compare=neighbours';

/** Views, answers and files that are made without drawing: all of them, for every day and release. */
export function plainAddresses(authorities: readonly string[], workspace: string): readonly Address[] {
  const [first = '', second = ''] = authorities;
  return [
    ...Object.entries(METRICS).flatMap(([metric, dataset]) => {
      const figures = `/api/v1/metrics/${metric}/figures`;
      return [
        ...DAYS.flatMap((day) => [
          address(`${figures}?asAt=${day}`), address(`${figures}?asAt=${day}&area=${first}`, { accept: 'text/csv' }),
          address(`${figures}?asAt=${day}&${authorities.map((code) => `area=neighbours-of:${code}`).join('&')}`),
          address(`${figures}?release=${dataset}@${day}`),
          address(`/indicators/${metric}.data?area=${first}&${compared}&asAt=${day}&axis=chosen&list=england`),
          address(`/indicators/${metric}.data?area=${second}&${compared}&asAt=${day}&list=neighbours&beside=${metric === 'care-rate' ? 'care-entry-rate' : 'care-rate'}`),
          address(`/areas/${YORKSHIRE}/indicators/${metric}.data?asAt=${day}`),
          address(`/areas/${first}/indicators/${metric}/profile.csv?asAt=${day}`),
        ]),
        address(`/indicators/${metric}/download/csv?area=${first}&${compared}&asAt=${DAYS[0]}&list=england`),
        address(`/indicators/${metric}/download/svg?area=${second}&${compared}&asAt=${DAYS[1]}&axis=chosen`),
        address(`/workspaces/${workspace}/indicators/${metric}.data?area=${first}&asAt=${DAYS[0]}`, { who: 'member' }),
      ];
    }),
    ...DAYS.flatMap((day) => [
      address(`/_root.data?area=${first}&asAt=${day}`), address(`/areas/${second}.data?asAt=${day}`), address(`/areas/${first}/profile.csv?asAt=${day}`),
      address(`/outcomes/2.data?area=${first}&asAt=${day}`),
      address(`/releases/${day}.data?area=${first}&area=${YORKSHIRE}&area=${LONDON}`), address(`/releases/changes.csv?day=${day}`),
      address(`/releases/changes.csv?day=${day}&area=${YORKSHIRE}&area=${LONDON}&area=${INNER}`),
      ...DATASETS.flatMap((dataset) => [
        address(`/api/v1/releases/${dataset}@${day}/changes`), address(`/api/v1/releases/${dataset}@${day}/changes`, { accept: 'text/csv' }),
        address(`/steward/releases/${dataset}@${day}.data`, { who: 'steward' }), address(`/steward/changes.csv?release=${dataset}@${day}`, { who: 'steward' }),
      ]),
    ]),
    address('/api/v1/metrics'), address('/api/v1/releases'), address('/releases.data'), address('/releases/calendar.ics'), address('/search.data?q=needs'),
    address('/steward.data', { who: 'steward' }), address(`/workspaces/${workspace}.data`, { who: 'member' }),
    // Refusals say nothing either.
    address(`/api/v1/metrics/care-rate/figures?asAt=${DAYS[0]}&period=1999`), address(`/indicators/care-rate.data?area=${first}&period=1999&asAt=${DAYS[0]}`),
    address(`/api/v1/metrics/care-rate/figures?area=neighbours-of:${ENGLAND}`),
  ];
}

/** Pages as they are rendered, and the files that take a while: each run of the property looks at some of them. */
export function drawnAddresses(authorities: readonly string[], workspace: string): readonly Address[] {
  const [first = '', second = '', third = ''] = authorities;
  const early = `asAt=${DAYS[0]}`;
  return [
    ...Object.keys(METRICS).flatMap((metric) => [
      address(`/indicators/${metric}?area=${first}&${compared}&${early}&axis=chosen&list=england`),
      address(`/indicators/${metric}?area=${second}&${compared}&asAt=${DAYS[1]}&list=neighbours`),
      address(`/areas/${INNER}/indicators/${metric}?${early}`),
      address(`/indicators/${metric}/download/xlsx?area=${first}&${compared}&${early}&list=region`),
      address(`/workspaces/${workspace}/indicators/${metric}?area=${first}&asAt=${DAYS[1]}`, { who: 'member' }),
    ]),
    address('/indicators/children-in-need-rate/download/png?' + `area=${first}&${compared}&${early}`),
    address('/indicators/care-rate/download/png?' + `area=${third}&${compared}&asAt=${DAYS[1]}&axis=chosen`),
    ...DAYS.flatMap((day) => [
      address(`/?area=${first}&asAt=${day}`), address(`/areas/${first}?asAt=${day}`), address(`/areas/${LONDON}?asAt=${day}`), address(`/areas/${ENGLAND}?asAt=${day}`),
      address(`/outcomes/2?area=${second}&asAt=${day}`), address(`/releases/${day}?area=${first}&area=${INNER}`),
      address(`/steward/releases/looked-after-rates@${day}`, { who: 'steward' }),
    ]),
    address('/releases'), address('/steward', { who: 'steward' }), address(`/workspaces/${workspace}`, { who: 'member' }),
  ];
}

/** Three authorities, the ones of most hidden cells first. */
export function mostHidden(count: (area: string) => number): readonly string[] {
  return [...AUTHORITIES].sort((a, b) => count(b) - count(a)).slice(0, 3);
}

/** What an answer says, without what no two worlds share: ids, times, and how a workbook is packed. */
export async function said({ status, type, body }: Answer, names: Readonly<Record<string, string>>): Promise<string> {
  const text = type.startsWith('image/png') ? body.toString('base64') : type.includes('spreadsheet') ? await unpacked(body) : body.toString();
  const plain = text
    .replace(/[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/g, 'ID')
    .replace(/\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z/g, 'TIME')
    .replace(/\d{1,2} [A-Z][a-z]+ \d{4}(,| at) \d\d:\d\d/g, 'TIME');
  return `${status} ${type}\n${Object.entries(names).reduce((sofar, [name, general]) => sofar.replaceAll(name, general), plain)}`;
}

/** Every part of a workbook as text, by name. */
async function unpacked(body: Buffer): Promise<string> {
  const yauzl = createRequire(import.meta.url)('yauzl') as typeof import('yauzl');
  return new Promise((resolve, reject) => {
    yauzl.fromBuffer(body, { lazyEntries: true }, (error, zip) => {
      if (error) return reject(error);
      const parts: string[] = [];
      zip.on('entry', (entry) => zip.openReadStream(entry, (failed, stream) => {
        if (failed) return reject(failed);
        const chunks: Buffer[] = [];
        stream.on('data', (chunk: Buffer) => chunks.push(chunk));
        stream.on('end', () => { parts.push(`${entry.fileName}\n${Buffer.concat(chunks).toString()}`); zip.readEntry(); });
      }));
      zip.on('end', () => resolve(parts.sort().join('\n')));
      zip.readEntry();
    });
  });
}

/** Numbers of a text, with or without separators. */
export function numbersIn(text: string): readonly number[] {
  return (text.match(/\d[\d,]*(\.\d+)?/g) ?? []).map((digits) => Number(digits.replaceAll(',', '')));
}
