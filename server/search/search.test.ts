import { describe, expect, it } from 'vitest';
import { SYNONYMS } from '../../shared/search.ts';
import { INDICATORS } from '../../shared/framework/indicators.ts';
import { localAuthoritiesOf } from '../../shared/areas/register.ts';
import { searchFor } from './queries.ts';

const today = '2026-11-22';
const titles = (query: string) => searchFor(query, { today }).hits.map(({ title }) => title);
const hrefs = (query: string) => searchFor(query, { today }).hits.map(({ href }) => href);

describe('search', () => {
  it.each(['LAC', 'CLA', 'children in care', 'looked after'])('finds the care rate by “%s”', (query) => {
    expect(hrefs(query)).toContain('/indicators/care-rate');
  });

  it('finds the same by each name of an alliance', () => {
    expect(titles('RIIA')).not.toEqual([]);
    expect(titles('RIA')).toEqual(expect.arrayContaining(titles('RIIA')));
  });

  it('finds an outcome by the number it bears and by the one it bore', () => {
    const found = searchFor('outcome 2', { today }).hits.filter(({ kind }) => kind === 'outcome');
    expect(found.map(({ about }) => about).sort()).toEqual(['then Outcome 2, now Outcome 3', 'then Outcome 3, now Outcome 2']);
    expect(searchFor('outcome 4', { today }).hits.filter(({ kind }) => kind === 'outcome').map(({ about }) => about)).toEqual(['Outcome 4']);
  });

  it('puts the outcomes that bear a number before indicators that have it in their words', () => {
    expect(searchFor('outcome 2', { today }).hits.slice(0, 2).map(({ kind }) => kind)).toEqual(['outcome', 'outcome']);
  });

  it('guesses a name where the word as typed stands only in a sentence about something else', () => {
    expect(titles('leads')[0]).toBe('Leeds');
    expect(titles('RIIA')).toHaveLength(1);
  });

  it.each([['leds', 'Leeds'], ['bermingham', 'Birmingham'], ['hull', 'Kingston upon Hull'], ['cumbria', 'Cumbria']])('forgives “%s”', (query, name) => {
    expect(titles(query).join()).toContain(name);
  });

  it('finds an area by any code it has had, and by its three-digit one', () => {
    for (const code of ['E08000038', 'E08000016', '370']) expect(titles(code)).toContain('Barnsley');
  });

  it.each([['Hull', 'Kingston upon Hull, City of'], ['BANES', 'Bath and North East Somerset'], ['RBKC', 'Kensington and Chelsea']])('puts what is also called “%s” first', (query, name) => {
    expect(titles(query)[0]).toBe(name);
  });

  it('says what became of an ended authority', () => {
    const cumbria = searchFor('Cumbria', { today }).hits.find(({ title }) => title === 'Cumbria');
    expect(cumbria?.about).toContain('now Cumberland and Westmorland and Furness');
  });

  it('puts a name that is meant before names that are like it', () => {
    for (const { name } of localAuthoritiesOf('published')) expect(titles(name)[0], name).toBe(name);
  });

  it('finds every indicator by its short title, among the first', () => {
    for (const { shortTitle, slug } of INDICATORS) expect(hrefs(shortTitle).slice(0, 3), shortTitle).toContain(`/indicators/${slug}`);
  });

  it('finds something by every name that the sector uses', () => {
    for (const name of SYNONYMS.flat()) expect(titles(name), name).not.toEqual([]);
  });

  it('leaves the sandbox out of public searches, and the published areas out of a sandbox workspace’s', () => {
    expect(titles('Ashdown')).toEqual([]);
    const place = { world: 'invented' as const, under: '/workspaces/northern-vale' };
    expect(searchFor('Ashdown', { place }).hits[0]?.title).toBe('Ashdown (invented)');
    expect(searchFor('Leeds', { place }).hits).toEqual([]);
    expect(searchFor('absence', { place }).hits[0]?.href).toMatch(/^\/workspaces\/northern-vale\/indicators\//);
  });

  it('finds nothing for nothing, and stays calm with anything', () => {
    for (const query of ['', '   ', '“”', '(((', '\u0000', 'x'.repeat(10_000), '😀', '%_\\', 'AND OR NOT *']) expect(searchFor(query).hits.length).toBeLessThan(31);
    expect(searchFor('').hits).toEqual([]);
  });
});
