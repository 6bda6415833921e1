import { describe, expect, it } from 'vitest';
import { localAuthoritiesOf } from '../../shared/areas/register.ts';
import { indicatorOf } from '../../shared/framework/indicators.ts';
import { metricOf } from '../../shared/framework/metrics.ts';
import { besideChoices, chosenAxis, chosenBeside, chosenList, chosenOwn, chosenPeriod, followedBreakdown } from './page-choice.ts';

const query = (text: string) => new URLSearchParams(text);
const refused = (ask: () => unknown) => expect(ask).toThrow(expect.objectContaining({ name: 'Refusal', status: 400 }));

describe('a list of one’s own', () => {
  const own = (text: string) => chosenOwn(query(text), 'published').map(({ name }) => name);

  it('holds authorities by any code they have had, each once, by name', () => {
    expect(own('la=383,E08000016&la=E08000038&la=909')).toEqual(['Barnsley', 'Cumbria', 'Leeds']);
    expect(own('')).toEqual([]);
    expect(own('la=&la=,')).toEqual([]);
  });

  it('holds thirty', () => {
    const codes = localAuthoritiesOf('published').map(({ code }) => code);
    expect(own(`la=${codes.slice(0, 30).join(',')}`)).toHaveLength(30);
    refused(() => own(`la=${codes.slice(0, 31).join(',')}`));
  });

  it.each(['E12000003', 'E92000001', 'X06000001', 'nowhere'])('holds no region, no country, nothing invented, nothing unknown: %s', (code) => refused(() => own(`la=${code}`)));
});

describe('lists', () => {
  it('are those there are; own is one of them', () => {
    expect(chosenList(query('list=own'), ['region', 'england', 'own'])).toBe('own');
    expect(chosenList(query('list=neighbours'), ['region', 'england', 'own'])).toBe('region');
    refused(() => chosenList(query('list=best'), ['region']));
  });
});

describe('the axis', () => {
  it('starts at zero unless the address says otherwise', () => {
    expect([chosenAxis(query('')), chosenAxis(query('axis=')), chosenAxis(query('axis=chosen'))]).toEqual(['zero', 'zero', 'chosen']);
    refused(() => chosenAxis(query('axis=log')));
  });
});

describe('the year of the lists', () => {
  const periods = ['2023', '2024', '2025'];
  it('is the newest where none, the newest or one that is not there is asked for', () => {
    expect(['', 'period=2025', 'period=2013', 'period=2023/24'].map((text) => chosenPeriod(query(text), periods))).toEqual([null, null, null, null]);
    expect(chosenPeriod(query('period=2024'), periods)).toBe('2024');
    refused(() => chosenPeriod(query('period=last'), periods));
  });
});

describe('a second indicator', () => {
  it('is another one', () => {
    expect(chosenBeside(query('beside=care-rate'), indicatorOf('absence-overall'))?.slug).toBe('care-rate');
    expect(chosenBeside(query('beside=care-rate'), indicatorOf('care-rate'))).toBeNull();
    refused(() => chosenBeside(query('beside=nothing'), indicatorOf('care-rate')));
  });

  it('follows this page’s breakdown as far as it has it', () => {
    expect(followedBreakdown(metricOf('ks4-attainment-8'), { group: 'cla-12m', phase: 'primary' })).toEqual({ group: 'cla-12m' });
    expect(followedBreakdown(metricOf('care-leavers-eet'), { age: 'under-1' })).toEqual({ age: '17-18' });
  });

  it('has choices of its own', () => {
    expect(besideChoices(query('beside-age=19-21'), metricOf('care-leavers-eet'))).toEqual({ age: '19-21' });
    expect(besideChoices(query('age=19-21'), metricOf('care-leavers-eet'))).toEqual({});
    refused(() => besideChoices(query('beside-age=99'), metricOf('care-leavers-eet')));
  });
});
