import { expect, test } from 'vitest';
import { USUAL_MAIL_SETTING, type MailSetting } from '../../shared/notifications.ts';
import { clockInEngland, isMailDue, isQuiet, lastDigestMoment, momentInEngland, nextTry } from './mail-times.ts';

const at = (text: string) => new Date(text);
const setting = (change: Partial<MailSetting> = {}): MailSetting => ({ ...USUAL_MAIL_SETTING, ...change });

test.each([
  ['2026-01-15', 7, '2026-01-15T07:00:00.000Z'],
  ['2026-07-15', 7, '2026-07-15T06:00:00.000Z'],
  // Summer, shortly after midnight: the day before by the world's clock.
  ['2026-07-15', 0, '2026-07-14T23:00:00.000Z'],
  // Clocks go forward at one: there is no one o'clock, it is two at once.
  ['2026-03-29', 0, '2026-03-29T00:00:00.000Z'],
  ['2026-03-29', 1, '2026-03-29T01:00:00.000Z'],
  ['2026-03-29', 2, '2026-03-29T01:00:00.000Z'],
  ['2026-03-29', 7, '2026-03-29T06:00:00.000Z'],
  // Clocks go back at two: one o'clock comes twice, the first counts.
  ['2026-10-25', 0, '2026-10-24T23:00:00.000Z'],
  ['2026-10-25', 1, '2026-10-25T00:00:00.000Z'],
  ['2026-10-25', 2, '2026-10-25T02:00:00.000Z'],
  ['2026-10-25', 7, '2026-10-25T07:00:00.000Z'],
])('%s at %i is %s', (day, hour, moment) => {
  expect(momentInEngland(day, hour).toISOString()).toBe(moment);
});

test('the clock in England', () => {
  expect(clockInEngland(at('2026-06-30T23:30:00Z'))).toEqual({ day: '2026-07-01', hour: 0 });
  expect(clockInEngland(at('2026-12-31T23:30:00Z'))).toEqual({ day: '2026-12-31', hour: 23 });
});

test('every day of the year has one digest at every hour, whatever clocks do', () => {
  for (const hour of [0, 1, 2, 7, 23]) {
    const days = Array.from({ length: 365 }, (_, index) => new Date(Date.UTC(2026, 0, 1 + index)).toISOString().slice(0, 10));
    const moments = days.map((day) => momentInEngland(day, hour).getTime());
    for (const [index, moment] of moments.entries()) {
      if (index > 0) expect(moment).toBeGreaterThan(moments[index - 1] ?? 0);
      expect(clockInEngland(new Date(moment)).day).toBe(days[index]);
    }
  }
});

test('the last digest: on chosen days only, and never one to come', () => {
  const workdays = setting();
  // Friday 20 November 2026 at seven, until Monday at seven.
  expect(lastDigestMoment(workdays, at('2026-11-20T07:00:00Z'))).toEqual(at('2026-11-20T07:00:00Z'));
  expect(lastDigestMoment(workdays, at('2026-11-20T06:59:59Z'))).toEqual(at('2026-11-19T07:00:00Z'));
  expect(lastDigestMoment(workdays, at('2026-11-23T06:59:59Z'))).toEqual(at('2026-11-20T07:00:00Z'));
  const wednesdays = setting({ digestDays: [3] });
  expect(lastDigestMoment(wednesdays, at('2026-11-25T06:00:00Z'))).toEqual(at('2026-11-18T07:00:00Z'));
  expect(lastDigestMoment(setting({ digestDays: [7], digestHour: 1 }), at('2026-10-25T00:30:00Z'))).toEqual(at('2026-10-25T00:00:00Z'));
  expect(lastDigestMoment(setting({ digestDays: [] }), at('2026-11-25T06:00:00Z'))).toBeNull();
});

test('what fell into a pause waits for the first digest after it', () => {
  const paused = setting({ pausedUntil: '2026-11-23' });
  expect(lastDigestMoment(paused, at('2026-11-23T00:30:00Z'))).toBeNull();
  expect(lastDigestMoment(paused, at('2026-11-23T07:00:00Z'))).toEqual(at('2026-11-23T07:00:00Z'));
  expect(isQuiet(paused, at('2026-11-22T23:59:59Z'))).toBe(true);
  expect(isQuiet(paused, at('2026-11-23T00:00:00Z'))).toBe(false);
  // In summer the day begins an hour earlier by the world's clock.
  expect(isQuiet(setting({ pausedUntil: '2026-07-01' }), at('2026-06-30T23:00:00Z'))).toBe(false);
});

test('quiet hours may go over midnight', () => {
  const night = setting({ quietFrom: 19, quietTo: 7 });
  const quiet = (text: string, of = night) => isQuiet(of, at(text));
  expect([quiet('2026-11-20T18:59:59Z'), quiet('2026-11-20T19:00:00Z'), quiet('2026-11-21T00:00:00Z'), quiet('2026-11-21T06:59:59Z'), quiet('2026-11-21T07:00:00Z')]).toEqual([false, true, true, true, false]);
  const noon = setting({ quietFrom: 12, quietTo: 14 });
  expect([quiet('2026-07-20T10:59:00Z', noon), quiet('2026-07-20T11:00:00Z', noon), quiet('2026-07-20T12:59:00Z', noon), quiet('2026-07-20T13:00:00Z', noon)]).toEqual([false, true, true, false]);
  // Both of the two hours between one and two of the night on which clocks go back.
  const one = setting({ quietFrom: 1, quietTo: 2 });
  expect([quiet('2026-10-25T00:30:00Z', one), quiet('2026-10-25T01:30:00Z', one), quiet('2026-10-25T02:00:00Z', one)]).toEqual([true, true, false]);
});

test('when a mail is due', () => {
  const due = (change: Partial<MailSetting>, oldest: string, now: string, lastMail: string | null = null) => isMailDue(setting(change), { oldest: at(oldest), lastMail: lastMail === null ? null : at(lastMail) }, at(now));
  expect(due({ mail: 'none' }, '2026-11-20T06:00:00Z', '2026-11-20T08:00:00Z')).toBe(false);
  // A digest: what came before its hour; also where the hour went by unused.
  expect(due({}, '2026-11-20T06:00:00Z', '2026-11-20T06:59:00Z')).toBe(false);
  expect(due({}, '2026-11-20T06:00:00Z', '2026-11-20T07:00:00Z')).toBe(true);
  expect(due({}, '2026-11-20T06:00:00Z', '2026-11-20T13:00:00Z')).toBe(true);
  expect(due({}, '2026-11-20T07:00:00Z', '2026-11-20T13:00:00Z')).toBe(false);
  // At once; then not before ten minutes are over.
  expect(due({ mail: 'at-once' }, '2026-11-20T06:00:00Z', '2026-11-20T06:00:01Z')).toBe(true);
  expect(due({ mail: 'at-once' }, '2026-11-20T06:05:00Z', '2026-11-20T06:09:59Z', '2026-11-20T06:00:00Z')).toBe(false);
  expect(due({ mail: 'at-once' }, '2026-11-20T06:05:00Z', '2026-11-20T06:10:00Z', '2026-11-20T06:00:00Z')).toBe(true);
  expect(due({ mail: 'at-once', quietFrom: 19, quietTo: 7 }, '2026-11-20T06:00:00Z', '2026-11-20T06:00:01Z')).toBe(false);
});

test('pauses grow from a minute to an hour', () => {
  const now = at('2026-11-20T06:00:00Z');
  expect([1, 2, 3, 6, 7, 40].map((tries) => (nextTry(tries, now).getTime() - now.getTime()) / 60_000)).toEqual([1, 2, 4, 32, 60, 60]);
});
