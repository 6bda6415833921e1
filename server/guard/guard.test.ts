import { randomUUID } from 'node:crypto';
import { describe, expect, test, vi } from 'vitest';
import { testDatabase } from '../../tests/database.ts';
import { buildMember, buildPerson, buildWorkspace } from '../../tests/factories.ts';
import { putEdition } from '../../tests/sample-figures.ts';
import { Refusal } from '../../shared/errors.ts';
import { agreeAction } from '../actions/commands.ts';
import { guardTexts } from './commands.ts';

const LEEDS = 'E08000035';
const db = await testDatabase();
const release = (published: string, newestPeriod: string) => ({ dataset: 'referrals', published, newestPeriod });
await putEdition(db, 'repeat-referrals', release('2024-10-31', '2023'), { [`${LEEDS}|2020`]: 'c', [`${LEEDS}|2021`]: 20.2, [`${LEEDS}|2022`]: 30.3, [`${LEEDS}|2023`]: 40.4 });
await putEdition(db, 'repeat-referrals', release('2025-10-30', '2024'), { [`${LEEDS}|2021`]: 21, [`${LEEDS}|2022`]: 'c', [`${LEEDS}|2023`]: 40.4, [`${LEEDS}|2024`]: 50 });

const about = (period: string | null) => ({ metric: 'repeat-referrals', area: LEEDS, period, breakdown: '' });
const refusal = async (work: Promise<unknown>) => {
  const error = await work.then(() => null, (reason: unknown) => reason);
  return error instanceof Refusal ? error : null;
};

describe('the guard', () => {
  test('refuses with words per field that repeat nothing of what was written', async () => {
    const refused = await refusal(guardTexts(db, { title: 'Jayden’s mum', body: { type: 'doc', content: [{ type: 'paragraph', content: [{ type: 'text', text: 'Call 07700 900123' }] }] }, other: 'Nothing' }, null, 'because'));
    expect(refused).toMatchObject({ status: 400, code: 'disclosure' });
    expect(Object.keys(refused!.fields)).toEqual(['title', 'body']);
    expect(JSON.stringify([refused!.message, refused!.fields])).not.toMatch(/Jayden|07700/);
  });

  test('asks for a reason, takes it, and says which rules were passed by it', async () => {
    const asked = { body: 'Only three children were affected by the recording error.' };
    expect(await refusal(guardTexts(db, asked, null, ' '))).toMatchObject({ status: 400, code: 'disclosure-reason', fields: { guardReason: expect.any(String), body: expect.any(String) } });
    expect(await guardTexts(db, asked, null, 'It is about a form')).toEqual({ confirmed: ['few-people'], reason: 'It is about a form' });
  });

  test('holds the reason to the same rules, and a nudge to none', async () => {
    expect(await refusal(guardTexts(db, { body: 'Only three children were affected.' }, null, 'I asked Jayden’s mum'))).toMatchObject({ code: 'disclosure', fields: { guardReason: expect.any(String) } });
    expect(await guardTexts(db, { body: 'Write to team@carrow.gov.uk' }, null, 'because')).toEqual({ confirmed: [], reason: '' });
  });

  test('lets no number stand for a figure that is suppressed now, its old value and any other alike', async () => {
    const [right, wrong] = await Promise.all(['It was 30.3', 'It was 29.1'].map((body) => refusal(guardTexts(db, { body }, about('2022')))));
    expect(right).toMatchObject({ status: 400, code: 'disclosure' });
    expect(right!.fields).toEqual(wrong!.fields);
    expect(await refusal(guardTexts(db, { body: 'The system changed in May 2022' }, about('2022')))).toBeNull();
  });

  test('a figure that the newest release leaves out stays as suppressed as it was', async () => {
    expect(await refusal(guardTexts(db, { body: 'We counted 8' }, about('2020')))).toMatchObject({ code: 'disclosure' });
  });

  test('keeps the old value out of what is said about the series, and lets what is shown be said', async () => {
    expect(await refusal(guardTexts(db, { body: 'There was a peak at 30.3' }, about(null)))).toMatchObject({ code: 'disclosure' });
    expect(await refusal(guardTexts(db, { body: 'It rose from 21 to 40.4' }, about(null)))).toBeNull();
    expect(await refusal(guardTexts(db, { body: 'It is 3, that is 20 minus 17' }, { ...about('2024'), area: 'E08000034' }))).toBeNull();
  });

  test('asks what a text is about only where something in it may stand for a figure', async () => {
    const asked: string[] = [];
    const ask = (body: string, guardReason?: string) => refusal(guardTexts(db, { body }, () => Promise.resolve(asked.push(body)).then(() => about('2022')), guardReason));
    expect(await ask('The front door moved, and requests are referrals now')).toBeNull();
    expect(asked).toEqual([]);
    expect(await ask('It was 30.3')).toMatchObject({ code: 'disclosure' });
    expect(await ask('Ask our analyst for it', 'it is 30.3')).toMatchObject({ code: 'disclosure', fields: { guardReason: expect.any(String) } });
    expect(asked).toEqual(['It was 30.3', 'Ask our analyst for it']);
  });

  test.each([{ metric: 'no-such', area: LEEDS }, { metric: 'repeat-referrals', area: 'nowhere' }, { metric: null, area: null }])('of what is not there nothing is suppressed: %o', async (anchor) => {
    expect(await refusal(guardTexts(db, { body: 'It is 3' }, { ...about('2022'), ...anchor }))).toBeNull();
  });
});

test('what is refused stands in no table and in no log', async () => {
  const secret = 'Jayden';
  const workspace = await buildWorkspace(db);
  const person = await buildPerson(db);
  await buildMember(db, workspace, { person });
  const said: string[] = [];
  const spies = (['log', 'info', 'warn', 'error', 'debug'] as const).map((method) => vi.spyOn(console, method).mockImplementation((...words) => void said.push(words.join(' '))));
  const out = (['stdout', 'stderr'] as const).map((stream) => vi.spyOn(process[stream], 'write').mockImplementation((chunk) => said.push(String(chunk)) > 0));
  const input = { key: randomUUID(), metric: 'repeat-referrals', area: LEEDS, breakdown: '', what: `Visit ${secret}’s mum every week`, organisationId: workspace.organisation.id, who: 'Team manager', due: '2027-01-30' };
  const refused = await refusal(agreeAction(person.ctx, workspace.slug, input));
  for (const spy of [...spies, ...out]) spy.mockRestore();

  expect(refused).toMatchObject({ code: 'disclosure', fields: { what: expect.any(String) } });
  expect(said.join('\n')).not.toContain(secret);
  const { rows: tables } = await db.pool.query<{ name: string }>(`SELECT quote_ident(table_name) AS name FROM information_schema.tables WHERE table_schema = current_schema() AND table_type = 'BASE TABLE'`);
  expect(tables.length).toBeGreaterThan(20);
  for (const { name } of tables) {
    const { rows } = await db.pool.query<{ found: boolean }>(`SELECT EXISTS (SELECT 1 FROM ${name} t WHERE t::text LIKE $1) AS found`, [`%${secret}%`]);
    expect(rows[0]?.found, name).toBe(false);
  }
});
