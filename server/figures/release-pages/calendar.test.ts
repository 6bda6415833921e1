import ICAL from 'ical.js';
import { expect, test } from 'vitest';
import { testDatabase } from '../../../tests/database.ts';
import { putEdition } from '../../../tests/sample-figures.ts';
import { expectedDates } from '../../../shared/framework/release-calendar.ts';
import { releaseCalendar } from './calendar-file.ts';
import { releaseLog } from './release-log.ts';

const ORIGIN = 'https://learning.example';

/** Events of a calendar as another program reads them. */
function eventsIn(text: string) {
  const calendar = new ICAL.Component(ICAL.parse(text) as unknown[]);
  return calendar.getAllSubcomponents('vevent').map((component) => {
    const { uid, summary, description, startDate, endDate } = new ICAL.Event(component);
    return { uid, summary, description, from: startDate.toString(), to: endDate.toString(), status: component.getFirstPropertyValue('status'), url: component.getFirstPropertyValue('url') };
  });
}

test('another program reads past and expected releases, by day and by month', async () => {
  const db = await testDatabase();
  await putEdition(db, 'repeat-referrals', { dataset: 'referrals', published: '2025-10-30', newestPeriod: '2025' }, { 'E92000001|2025': 1 });
  const text = await releaseCalendar({ db }, ORIGIN);
  expect(await releaseCalendar({ db }, ORIGIN)).toBe(text);
  const events = eventsIn(text);
  expect(new Set(events.map(({ uid }) => uid)).size).toBe(events.length);
  expect(events.find(({ uid }) => uid === 'children-in-need-2025@releases.learning-loop')).toEqual({
    uid: 'children-in-need-2025@releases.learning-loop', summary: 'Children in need', description: 'Department for Education. Published 30 October 2025.',
    from: '2025-10-30', to: '2025-10-31', status: 'CONFIRMED', url: `${ORIGIN}/releases/2025-10-30`,
  });
  expect(events.find(({ uid }) => uid === 'children-in-need-2026@releases.learning-loop')).toMatchObject({
    summary: 'Expected this month: Children in need', from: '2026-10-01', to: '2026-11-01', status: 'TENTATIVE', url: `${ORIGIN}/releases`,
    description: 'Department for Education. Expected, not confirmed: one year after the release of 30 October 2025.',
  });
  expect(events.find(({ uid }) => uid === 'fingertips-2026@releases.learning-loop')).toMatchObject({ from: '2026-02-01', to: '2026-03-01', description: expect.stringContaining('the release of February 2025') as string });
  expect(events.some(({ summary }) => /neighbour|Census/.test(summary) && summary.startsWith('Expected'))).toBe(false);
});

test('an expected release keeps its name when it comes, and the next one is expected then', async () => {
  const db = await testDatabase();
  await putEdition(db, 'repeat-referrals', { dataset: 'referrals', published: '2026-10-29', newestPeriod: '2026' }, { 'E92000001|2026': 1 });
  const events = eventsIn(await releaseCalendar({ db }, ORIGIN)).filter(({ uid }) => uid.startsWith('children-in-need-'));
  expect(events.map(({ uid, from, status }) => [uid.split('@')[0], from, status])).toEqual([
    ['children-in-need-2024', '2024-10-31', 'CONFIRMED'], ['children-in-need-2025', '2025-10-30', 'CONFIRMED'],
    ['children-in-need-2026', '2026-10-29', 'CONFIRMED'], ['children-in-need-2027', '2027-10-01', 'TENTATIVE'],
  ]);
  const { expected } = await releaseLog({ db }, new URLSearchParams(), '2026-11-22');
  expect(expected.find(({ title }) => title === 'Children in need')).toMatchObject({ month: 'October 2027', before: '29 October 2026', overdue: false });
});

test('a rhythm is a year, by month; what has none is not expected', () => {
  const dates = expectedDates([]);
  expect(dates.map(({ collection, month }) => `${month} ${collection}`)).toEqual([
    '2026-02 fingertips', '2026-07 population-estimates', '2026-09 inspections', '2026-10 children-in-need', '2026-11 children-looked-after', '2026-12 revenue-outturn',
    '2027-01 stability-measures', '2027-03 social-work-workforce', '2027-04 outcomes',
  ]);
});

test('the log says how old the figures are, keeps the reader’s area, and shows what is expected by when', async () => {
  const db = await testDatabase();
  await putEdition(db, 'repeat-referrals', { dataset: 'referrals', published: '2025-10-30', newestPeriod: '2025' }, { 'E92000001|2025': 1 });
  await putEdition(db, 'children-in-need-rate', { dataset: 'children-in-need', published: '2025-10-30', newestPeriod: '2025' }, { 'E92000001|2025': 1 });
  const view = await releaseLog({ db }, new URLSearchParams({ area: 'E08000035' }), '2026-11-22');
  expect(view.keep).toBe('?area=E08000035');
  expect(view.releases).toEqual([{
    day: '2025-10-30', title: 'Children in need', publisher: 'Department for Education', published: 'Published 30 October 2025',
    sets: ['Children in need', 'Referrals and re-referrals'].map((title) => ({ title, covers: 'the year to 31 March 2025', age: 'one year and seven months old' })),
  }]);
  expect(view.expected.filter(({ overdue }) => overdue).map(({ month }) => month)).toEqual(['February 2026', 'July 2026', 'September 2026', 'October 2026']);
  const invented = await releaseLog({ db }, new URLSearchParams({ area: 'X06000003' }), '2026-11-22');
  expect(invented).toMatchObject({ world: 'invented', releases: [], expected: [] });
});
