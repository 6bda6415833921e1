/**
 * What has happened to England's local authorities since 2012, as data with dates. Source: the code register of the
 * Office for National Statistics, as the publishers' files use it. Days are ISO; `on` is the first day of what is new.
 */

/** One authority that went on under another ONS code; its three-digit code stayed. */
export interface Recoding {
  /** Newest ONS code. */
  readonly code: string;
  readonly earlier: string;
  readonly on: string;
  readonly why: string;
}

const UNITARY = 'county and districts became one council';
const MOVED_BORDER = 'a piece of its border was moved';

export const RECODINGS: readonly Recoding[] = [
  { code: 'E08000037', earlier: 'E08000020', on: '2013-04-01', why: MOVED_BORDER },
  { code: 'E06000057', earlier: 'E06000048', on: '2013-04-01', why: MOVED_BORDER },
  { code: 'E06000060', earlier: 'E10000002', on: '2020-04-01', why: UNITARY },
  { code: 'E06000065', earlier: 'E10000023', on: '2023-04-01', why: UNITARY },
  { code: 'E06000066', earlier: 'E10000027', on: '2023-04-01', why: UNITARY },
  { code: 'E08000038', earlier: 'E08000016', on: '2025-04-01', why: MOVED_BORDER },
  { code: 'E08000039', earlier: 'E08000019', on: '2025-04-01', why: MOVED_BORDER },
];

/** Authorities that ended and those that took over their areas. */
export interface Reorganisation {
  readonly on: string;
  /** ONS code of each that ended → codes of its successors. */
  readonly ended: Readonly<Record<string, readonly string[]>>;
  readonly words: string;
}

export const REORGANISATIONS: readonly Reorganisation[] = [
  {
    on: '2019-04-01',
    ended: { E10000009: ['E06000059', 'E06000058'], E06000028: ['E06000058'], E06000029: ['E06000058'] },
    words: 'The county of Dorset, Bournemouth and Poole became two authorities: a new Dorset, and Bournemouth, Christchurch and Poole. Christchurch went from the county to the latter.',
  },
  {
    on: '2021-04-01',
    ended: { E10000021: ['E06000061', 'E06000062'] },
    words: 'Northamptonshire was divided into North Northamptonshire and West Northamptonshire.',
  },
  {
    on: '2023-04-01',
    ended: { E10000006: ['E06000063', 'E06000064'] },
    words: 'Cumbria was divided into Cumberland and Westmorland and Furness.',
  },
];

/** Authorities whose social work workforce is returned together, so that neither has a figure of its own. */
export interface JointReturn {
  /** Three-digit codes as the file joins them. */
  readonly local: string;
  /** Newest ONS codes of the two. */
  readonly codes: readonly [string, string];
  readonly name: string;
  /** ONS code of the region. */
  readonly region: string;
  /** First and last period of such returns in the files. */
  readonly from: string;
  readonly to: string;
}

export const JOINT_RETURNS: readonly JointReturn[] = [
  { local: '314 / 318', codes: ['E09000021', 'E09000027'], name: 'Kingston upon Thames / Richmond upon Thames', region: 'E13000002', from: '2017', to: '2025' },
  { local: '940 / 941', codes: ['E06000061', 'E06000062'], name: 'North Northamptonshire / West Northamptonshire', region: 'E12000004', from: '2021', to: '2025' },
];

/** Reporting year (to 31 March) in which a day lies: 2023-03-31 → 2023, 2023-04-01 → 2024. */
export function reportingYearOf(day: string): number {
  const year = Number(day.slice(0, 4));
  return day.slice(5) <= '03-31' ? year : year + 1;
}
