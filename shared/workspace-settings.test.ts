import { describe, expect, test } from 'vitest';
import { ChangeWorkspace, FocusSet, keptOrder, OpenWorkspace, stricterRules } from './workspace-settings.ts';
import { endNear } from './workspace-words.ts';
import { CONTRIBUTION_RULES } from './workspaces.ts';

describe('the contribution rule', () => {
  test('becomes stricter only, and what each keeps back stays kept back', () => {
    // What a rule tells of an author. A rule may follow another where it tells nothing that the other did not.
    const tells = { attributed: ['name', 'role', 'organisation'], 'role-only': ['role'], 'organisation-only': ['organisation'], none: [] } as const;
    for (const from of CONTRIBUTION_RULES) {
      const allowed = CONTRIBUTION_RULES.filter((to) => to !== from && tells[to].every((what) => (tells[from] as readonly string[]).includes(what)));
      expect(stricterRules(from), from).toEqual(allowed);
    }
  });

  test('is never loosened by any number of steps', () => {
    const reach = (from: (typeof CONTRIBUTION_RULES)[number]): string[] => stricterRules(from).flatMap((to) => [to, ...reach(to)]);
    for (const rule of CONTRIBUTION_RULES) expect(reach(rule)).not.toContain(rule);
    expect(reach('none')).toEqual([]);
  });
});

describe('a focus set', () => {
  const eight = ['children-in-need-rate', 'repeat-referrals', 'care-entry-rate', 'care-rate', 'absence-overall', 'cp-plans-repeat', 'sw-vacancy', 'sw-agency'];

  test.each([[0, false], [1, false], [2, false], [3, true], [8, true], [9, false]])('of %i indicators: %s', (count, good) => {
    expect(FocusSet.safeParse([...eight, 'sw-turnover'].slice(0, count)).success).toBe(good);
  });

  test('counts an indicator once, and takes none that does not exist', () => {
    expect(FocusSet.safeParse(['care-rate', 'care-rate', 'care-rate']).success).toBe(false);
    expect(FocusSet.safeParse(['care-rate', 'care-entry-rate', 'made-up']).success).toBe(false);
    expect(FocusSet.safeParse(undefined).success).toBe(false);
  });

  test('keeps the order in which its members chose', () => {
    expect(keptOrder(['c', 'a', 'b'], ['a', 'c', 'd'])).toEqual(['c', 'a', 'd']);
  });
});

describe('the form for a new workspace', () => {
  const good = {
    organisation: '7f4df3e0-0000-4000-8000-000000000000', kind: 'mentoring', name: ' Two \n authorities ', purpose: 'To learn.', areas: ['E08000035', 'E08000032'], moreAreas: 'Leeds\r\nE12000003; York',
    focus: ['care-rate', 'care-entry-rate', 'sw-vacancy'], contributionRule: 'attributed', terms: 'One.\r\n\r\nTwo.', 'endsOn-day': '1', 'endsOn-month': '9', 'endsOn-year': '2027', 'reviewOn-day': '', 'reviewOn-month': '', 'reviewOn-year': '',
  };

  test('is read as it was meant', () => {
    expect(OpenWorkspace.parse(good)).toMatchObject({ name: 'Two authorities', moreAreas: ['Leeds', 'E12000003', 'York'], terms: 'One.\n\nTwo.', endsOn: '2027-09-01', reviewOn: null, agreement: '' });
    expect(OpenWorkspace.parse({ ...good, areas: 'E08000035' }).areas).toEqual(['E08000035']);
  });

  test.each([
    ['organisation', { organisation: 'x' }], ['kind', { kind: 'club' }], ['name', { name: ' \n ' }], ['name', { name: 'x'.repeat(121) }], ['purpose', { purpose: 'x'.repeat(1_001) }],
    ['focus', { focus: ['care-rate', 'sw-vacancy'] }], ['contributionRule', { contributionRule: 'secret' }], ['terms', { terms: '' }], ['terms', { terms: 'x'.repeat(8_001) }],
    ['agreement', { agreement: 'x'.repeat(301) }], ['endsOn', { 'endsOn-month': '13' }], ['endsOn', { 'endsOn-year': '1927' }], ['reviewOn', { 'reviewOn-day': 'soon' }], ['areas', { areas: Array.from({ length: 201 }, (_, index) => `A${index}`) }],
    ['moreAreas', { moreAreas: 'x'.repeat(10_001) }], ['name', { name: ['a', 'b'] }],
  ])('is refused at %s: %j', (field, change) => {
    const { error } = OpenWorkspace.safeParse({ ...good, ...change });
    expect(error?.issues.map(({ path }) => path[0])).toContain(field);
  });
});

test('a change is one of those there are, and what cannot be taken back is said to be understood', () => {
  expect(ChangeWorkspace.safeParse({ change: 'owner' }).success).toBe(false);
  expect(ChangeWorkspace.safeParse({ change: 'archive' }).success).toBe(false);
  expect(ChangeWorkspace.safeParse({ change: 'contribution-rule', contributionRule: 'none' }).success).toBe(false);
  expect(ChangeWorkspace.parse({ change: 'archive', understood: 'yes' })).toEqual({ change: 'archive', understood: 'yes' });
});

test('an end is told of when it is near, and not after', () => {
  expect(endNear('2027-01-31', '2027-01-01')).toContain('31 January 2027');
  expect(endNear('2027-02-01', '2027-01-01')).toBeNull();
  expect(endNear('2027-01-01', '2027-01-01')).not.toBeNull();
  expect(endNear('2026-12-31', '2027-01-01')).toBeNull();
  expect(endNear(null, '2027-01-01')).toBeNull();
});
