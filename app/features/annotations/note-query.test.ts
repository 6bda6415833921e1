import { describe, expect, it } from 'vitest';
import type { AnnotationView } from '../../../shared/annotations.ts';
import { asksForLess, atText, EVERY_NOTE, noteChoices, notesAbout, noteQueryParts, queried, readNoteQuery, type NoteQuery } from './note-query.ts';

const note = (id: string, more: Partial<AnnotationView> = {}): AnnotationView => ({
  id, scope: 'point', metric: 'care-rate', area: 'X1', otherAreas: [], period: '2022', periodTo: null, breakdown: '', kind: 'context', body: `Words of ${id}.`,
  author: { name: 'Analyst', organisation: 'Carrow' }, at: `2026-01-0${id.length}T10:00:00.000Z`, editedAt: null, version: 1, state: 'shown', unattributed: false,
  visibility: 'workspace', publication: null, capacity: 'self', elsewhere: false, figureSeen: '67', editionKey: 'care-rate/a@2025-11-20', judgement: { verdict: 'same' }, ownerReplies: [], ...more,
});
const SERIES = { area: 'X1', breakdown: '' };
const NOBODY: ReadonlySet<string> = new Set();
const ids = (notes: readonly AnnotationView[]) => notes.map(({ id }) => id).join(' ');
const ask = (notes: readonly AnnotationView[], query: Partial<NoteQuery>, editable = NOBODY) => ids(queried(notes, { ...EVERY_NOTE, ...query }, editable, SERIES));

describe('what the address asks for', () => {
  it.each<[string, Partial<NoteQuery>]>([
    ['', {}], ['kind=event', { kind: 'event' }], ['kind=nonsense', {}], ['kind=constructor', {}], ['by=Carrow', { by: 'Carrow' }], ['by=', {}], ['release=x', { release: 'x' }],
    ['revised=yes', { revised: true }], ['revised=1', {}], ['mine=yes', { mine: true }], ['order=year', { order: 'year' }], ['order=largest', {}], ['of=X2', { of: 'X2' }],
    ['at=2019', { at: { from: '2019', to: '2019' } }], ['at=2017..2019', { at: { from: '2017', to: '2019' } }], ['at=2018/19..2020/21', { at: { from: '2018/19', to: '2020/21' } }],
    ['at=wide', { at: 'wide' }], ['at=2019..2017', {}], ['at=19', {}], ['at=2017..2018..2019', {}], ['at=..', {}], ['at=%00', {}],
  ])('%s', (address, expected) => {
    expect(readNoteQuery(new URLSearchParams(address))).toEqual({ ...EVERY_NOTE, ...expected });
  });

  it('is said again by the address made of it, and nothing goes without saying', () => {
    const query: NoteQuery = { kind: 'voice', by: 'Carrow', release: 'r', revised: true, mine: true, at: { from: '2017', to: '2019' }, of: 'X2', order: 'year' };
    const said = Object.entries(noteQueryParts(query)).flatMap(([name, value]) => (value === null ? [] : [[name, value]]));
    expect(readNoteQuery(new URLSearchParams(said))).toEqual(query);
    expect(Object.values(noteQueryParts(EVERY_NOTE)).every((value) => value === null)).toBe(true);
    expect([atText('wide'), atText({ from: '2019', to: '2019' }), atText({ from: '2017', to: '2019' })]).toEqual(['wide', '2019', '2017..2019']);
  });

  it('asks for less or not; an order leaves nothing out', () => {
    expect([EVERY_NOTE, { ...EVERY_NOTE, order: 'year' as const }].map(asksForLess)).toEqual([false, false]);
    for (const part of [{ kind: 'event' }, { by: 'x' }, { release: 'x' }, { revised: true }, { mine: true }, { at: 'wide' }] as const) expect(asksForLess({ ...EVERY_NOTE, ...part })).toBe(true);
  });
});

describe('notes that are listed', () => {
  const notes = [
    note('a', { kind: 'event' }), note('bb', { author: { name: 'Lead', organisation: 'Police' } }), note('ccc', { editionKey: 'care-rate/b@2026-11-19' }),
    note('dddd', { judgement: { verdict: 'revised', was: '67', now: '69' }, period: '2019' }), note('eeeee', { period: '2020', periodTo: '2023', scope: 'series' }),
    note('ffffff', { scope: 'indicator', area: null, period: null }), note('ggggggg', { area: 'X2', otherAreas: ['X1'], period: '2021' }), note('hhhhhhhh', { breakdown: 'age=10', period: '2022' }),
  ];

  it.each<[string, Partial<NoteQuery>, string]>([
    ['every one as written', {}, 'a bb ccc dddd eeeee ffffff ggggggg hhhhhhhh'],
    ['of a kind', { kind: 'event' }, 'a'],
    ['by an organisation', { by: 'Police' }, 'bb'],
    ['about a release', { release: 'care-rate/b@2026-11-19' }, 'ccc'],
    ['whose figure is another one since', { revised: true }, 'dddd'],
    ['two wishes at once', { kind: 'context', revised: true }, 'dddd'],
    ['on a year, with the ranges around it and without another breakdown', { at: { from: '2022', to: '2022' } }, 'a bb ccc eeeee'],
    ['on a year that a comparison is about', { at: { from: '2021', to: '2021' } }, 'eeeee ggggggg'],
    ['on several years', { at: { from: '2019', to: '2020' } }, 'dddd eeeee'],
    ['on no year in particular', { at: 'wide' }, 'ffffff'],
    ['of another row', { at: { from: '2021', to: '2021' }, of: 'X2' }, 'ggggggg'],
    ['by the year of the figure, those of no year first', { order: 'year' }, 'ffffff dddd eeeee ggggggg a bb ccc hhhhhhhh'],
    ['none', { by: 'Nobody' }, ''],
  ])('%s', (_, query, expected) => {
    expect(ask(notes, query)).toBe(expected);
  });

  it('are mine where I may edit them', () => {
    expect(ask(notes, { mine: true }, new Set(['bb', 'zz']))).toBe('bb');
    expect(ask(notes, { mine: true })).toBe('');
  });

  it('are about an area where they are about it, compare it, or are about every area', () => {
    expect(ids(notesAbout(notes, 'X2'))).toBe('ffffff ggggggg');
    expect(ids(notesAbout(notes, 'X9'))).toBe('ffffff');
    expect(ids(notesAbout(notes, 'X1'))).toBe('a bb ccc dddd eeeee ffffff ggggggg hhhhhhhh');
  });

  it('can be chosen by what occurs among them, with how many each would list', () => {
    const { kinds, organisations, releases, revised, mine } = noteChoices(notes, new Set(['a', 'bb']));
    expect(kinds).toEqual([{ value: 'context', count: 7 }, { value: 'event', count: 1 }]);
    expect(organisations).toEqual([{ value: 'Carrow', count: 7 }, { value: 'Police', count: 1 }]);
    expect(releases.map(({ count }) => count)).toEqual([1, 7]);
    expect([revised, mine]).toEqual([1, 2]);
    for (const { value, count } of organisations) expect(ask(notes, { by: value }).split(' ')).toHaveLength(count);
  });
});
