import { describe, expect, it } from 'vitest';
import type { AnnotationView, Judgement } from '../../../shared/annotations.ts';
import { notesByPeriod } from './notes-by-period.ts';
import { releaseWords } from './note-filter.tsx';
import { besideFigure, breakdownEntries } from '../../ui/figure-path.ts';
import { aboutWords, groupWords, judgementSaid, noteSaid, noteTexts, ofOneWords, wideWords } from './note-words.ts';

const CARROW = 'X06000003';
const note = (more: Partial<AnnotationView> = {}): AnnotationView => ({
  id: 'a', scope: 'point', metric: 'care-rate', area: CARROW, otherAreas: [], period: '2022', periodTo: null, breakdown: '', kind: 'context', body: 'The front door moved',
  author: { name: 'Analyst', organisation: 'Gorsley' }, at: '2026-01-01T10:00:00.000Z', editedAt: null, version: 1, state: 'shown', unattributed: false,
  visibility: 'workspace', publication: null, capacity: 'self', elsewhere: false, figureSeen: '67', editionKey: null, judgement: { verdict: 'same' }, ownerReplies: [], ...more,
});

it.each<[Partial<AnnotationView>, string]>([
  [{}, 'Carrow 2022'], [{ scope: 'series', period: '2019', periodTo: '2021' }, 'Carrow 2019 to 2021'], [{ scope: 'series', period: '2019', periodTo: '2019' }, 'Carrow 2019'],
  [{ scope: 'series', period: null }, 'Carrow, all years'], [{ scope: 'indicator', area: null, period: null }, 'All areas, this indicator'],
  [{ scope: 'area', metric: null, period: null }, 'Carrow, every indicator'], [{ scope: 'everything', metric: null, area: null, period: null }, 'Everything here'],
  [{ otherAreas: ['X06000007'] }, 'Carrow and Gorsley 2022'], [{ area: 'E09999999' }, 'E09999999 2022'], [{ otherAreas: ['E09999999'] }, 'Carrow and E09999999 2022'],
])('%j is about %s', (more, words) => {
  expect(aboutWords(note(more))).toBe(words);
});

it.each<[Partial<AnnotationView>, string]>([
  [{}, ''], [{ scope: 'series', period: '2019', periodTo: '2019' }, ''], [{ scope: 'series', period: null }, ''],
  [{ scope: 'series', period: '2019', periodTo: '2021' }, ' (2019)'], [{ otherAreas: ['X06000007'] }, ' (Carrow 2022)'],
])('%j keeps the figure of%s', (more, words) => {
  expect(ofOneWords(note(more))).toBe(words);
});

it('says in one line what is written about more than a chart has points for', () => {
  expect(wideWords([note({ scope: 'indicator' }), note({ scope: 'series' }), note({ scope: 'series' })])).toBe('2 notes on all its years, 1 on this indicator');
  expect(wideWords([note({ scope: 'everything' })])).toBe('1 note on everything here');
  expect(wideWords([])).toBe('');
});

describe('a note to be heard', () => {
  const reply = { id: 'r', organisation: 'Carrow', verdict: 'confirm' as const, body: '', author: { name: 'Lead', organisation: 'Carrow' }, at: '', editedAt: null, version: 1, state: 'shown' as const };

  it('begins with what the owner of the figure says, and ends with what became of the figure', () => {
    const judgement: Judgement = { verdict: 'revised', was: '67', now: '69' };
    expect(noteSaid(note({ ownerReplies: [reply], judgement }))).toBe('Carrow confirms this. Context, by Analyst: The front door moved. Figure revised since from 67 to 69.');
    expect(noteSaid(note({ ownerReplies: [{ ...reply, verdict: 'correct', body: 'It was May.' }] }))).toBe('Carrow corrects this: It was May. Context, by Analyst: The front door moved.');
  });

  it('leaves out a reply that is hidden, and tells no value of a suppressed figure', () => {
    expect(noteSaid(note({ ownerReplies: [{ ...reply, state: 'hidden' }], judgement: { verdict: 'suppressed', since: '2026-01-05' } }))).toBe('Context, by Analyst: The front door moved. Withheld since 5 January 2026.');
    expect(judgementSaid({ verdict: 'same' })).toBeNull();
  });

  it('says the years of a range, and notes of a point in the order they were written', () => {
    const range = note({ id: 'b', scope: 'series', period: '2021', periodTo: '2023', at: '2025-01-01T10:00:00.000Z' });
    expect(noteTexts([note(), range, note({ id: 'c', period: '2023' })], { area: CARROW, breakdown: '' }, '2022')).toEqual([
      'Context, about 2021 to 2023, by Analyst: The front door moved.', 'Context, by Analyst: The front door moved.',
    ]);
    expect(notesByPeriod([note(), range], { area: CARROW, breakdown: '' }, ['2020', '2021', '2022', '2023'])).toEqual({ 2021: 1, 2022: 2, 2023: 1 });
  });
});

it('says of which part of the measure its figure is where the page shows another', () => {
  const breakdowns = [{ name: 'factor', label: 'Factor', values: [{ value: 'gangs', label: 'gangs' }, { value: 'going-missing', label: 'going missing' }] }];
  const words = (more: Partial<AnnotationView>, shown: string) => groupWords(note(more), { shown, breakdowns });
  expect(words({ breakdown: 'factor=going-missing' }, 'factor=gangs')).toBe('going missing');
  expect(words({ breakdown: 'factor=going-missing' }, 'factor=going-missing')).toBeNull();
  expect(words({ breakdown: 'factor=of-before' }, 'factor=gangs')).toBe('of-before');
  expect(words({ breakdown: '' }, 'factor=gangs')).toBeNull();
  expect(words({ scope: 'indicator', breakdown: '' }, 'factor=gangs')).toBeNull();
});

it('leads to its place beside the figure, with its breakdown', () => {
  const placed = note({ breakdown: 'group=cla;age=10' });
  expect(breakdownEntries('')).toEqual([]);
  expect(besideFigure(placed, 'vale', 'care-rate', 'note-a')).toBe(`/workspaces/vale/indicators/care-rate?area=${CARROW}&group=cla&age=10#note-a`);
});

it('names a release by the days in its key', () => {
  expect(releaseWords('care-rate/cla@2025-11-20+population@2025-06-30')).toBe('20 November 2025 and 30 June 2025');
  expect(releaseWords('care-rate/sandbox')).toBe('an earlier release');
});
