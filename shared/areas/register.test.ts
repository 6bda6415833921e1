import { describe, expect, test } from 'vitest';
import { AREAS, areaOf, countryOf, findArea, localAuthoritiesIn, localAuthoritiesOf, predecessorsOf, regionsOf } from './register.ts';

describe('the area register', () => {
  test('England has 153 authorities today, nine regions with London, and its two parts', () => {
    expect(localAuthoritiesOf('published')).toHaveLength(153);
    expect(regionsOf('published')).toHaveLength(11);
  });

  test('every code belongs to one area only', () => {
    const codes = AREAS.flatMap((area) => [area.code, ...area.earlierCodes, ...(area.localCode ? [area.localCode] : [])]);
    expect(new Set(codes).size).toBe(codes.length);
  });

  test.each([
    ['Barnsley', ['E08000016', 'E08000038', '370']],
    ['Sheffield', ['E08000019', 'E08000039', '373']],
    ['Gateshead', ['E08000020', 'E08000037', '390']],
    ['Northumberland', ['E06000048', 'E06000057', '929']],
    ['Buckinghamshire', ['E10000002', 'E06000060', '825']],
    ['North Yorkshire', ['E10000023', 'E06000065', '815']],
    ['Somerset', ['E10000027', 'E06000066', '933']],
  ])('%s is found by every code it has had', (name, codes) => {
    for (const code of codes) expect(findArea(code)?.name).toBe(name);
    expect(new Set(codes.map((code) => findArea(code))).size).toBe(1);
  });

  test('the two authorities called Dorset are two, and the older names its successors', () => {
    expect(areaOf('835').code).not.toBe(areaOf('838').code);
    expect(areaOf('835').successors?.map((code) => areaOf(code).name)).toEqual(['Dorset', 'Bournemouth, Christchurch and Poole']);
  });

  test('a joint return is found by either spelling and names both partners', () => {
    expect(findArea('314 / 318')).toBe(findArea('E09000021 / E09000027'));
    expect(findArea('940 / 941')?.partners).toEqual(['E06000061', 'E06000062']);
  });

  test('London holds the authorities of both its parts', () => {
    expect(localAuthoritiesIn('E12000007')).toHaveLength(33);
    expect(localAuthoritiesIn('E13000001').length + localAuthoritiesIn('E13000002').length).toBe(33);
  });

  test('regions, successors and partners are areas themselves', () => {
    for (const area of AREAS) {
      for (const code of [area.region, ...(area.successors ?? []), ...(area.partners ?? [])]) {
        if (code !== undefined) expect(findArea(code)?.world).toBe(area.world);
      }
    }
  });

  test('the invented world is apart: its own country, region and twelve authorities, all with codes of their own', () => {
    const invented = AREAS.filter(({ world }) => world === 'invented');
    expect(invented.every(({ code, localCode }) => code.startsWith('X') && (localCode ?? 'X').startsWith('X'))).toBe(true);
    expect(localAuthoritiesOf('invented').map(({ name }) => name)).toEqual([
      'Ashdown', 'Brackley Vale', 'Carrow', 'Dunmere', 'Elmsford', 'Farrow Coast',
      'Gorsley', 'Highmoor', 'Ironbridge Vale', 'Jarrow Fen', 'Kelderdale', 'Lowther',
    ]);
    expect(countryOf('invented').name).toBe('All the Vales');
  });

  test('an authority that began knows whom it followed', () => {
    const names = (code: string) => predecessorsOf(code).map((area) => area.name);
    expect(names('E06000058')).toEqual(['Bournemouth', 'Dorset', 'Poole']);
    expect(names('E06000063')).toEqual(['Cumbria']);
    expect(names('E08000035')).toEqual([]);
  });

  test('an unknown code finds nothing, and asking for it as known says so', () => {
    expect(findArea('E99999999')).toBeUndefined();
    expect(findArea('')).toBeUndefined();
    expect(() => areaOf('nowhere')).toThrow('No area has the code nowhere');
  });
});
