import { expect, test } from 'vitest';
import { AgreeAction } from './actions.ts';

const dueOn = (due: string) =>
  AgreeAction.safeParse({
    key: '3f2b6e86-6d2a-4b4d-9a53-0f6f5f3f0b11', metric: 'care-rate', area: 'X06000003', breakdown: '', what: 'Meet.',
    organisationId: '3f2b6e86-6d2a-4b4d-9a53-0f6f5f3f0b12', who: 'Head of service', due,
  });

test.each(['2026-11-22', '2028-02-29', '2099-12-31'])('an action may be due on %s', (day) => {
  expect(dueOn(day).data?.due).toBe(day);
});

test.each(['0000-01-01', '0001-01-01', '1999-12-31', '9999-12-31', '2027-02-29', '2027-13-01', '2027-1-1', '20', ''])('and not on %j, with one line of words', (day) => {
  expect(dueOn(day).error?.issues.map(({ path, message }) => [path.join('.'), message])).toEqual([['due', expect.stringMatching(/^Give a .* for example 30 1 2027\.$/)]]);
});
