import type { Answered } from './crawl-answers.ts';
import type { World } from './world.ts';

let asked = 0;
const someAddress = () => [10, (asked += 1) >> 16, (asked >> 8) & 255, asked & 255].map((part) => part & 255).join('.');

/** Asks the running server as somebody; follows nothing. */
export function askAs(baseUrl: string, cookie: string) {
  return async (path: string, form?: Readonly<Record<string, string | readonly string[]>>): Promise<Answered> => {
    // Each from an address of its own, as a proxy says it: how often one address may guess has tests of its own.
    const headers: Record<string, string> = { 'X-Forwarded-For': someAddress(), ...(cookie ? { Cookie: cookie } : {}), ...(form ? { 'Content-Type': 'application/x-www-form-urlencoded', Origin: new URL(baseUrl).origin } : {}) };
    const fields = form && new URLSearchParams(Object.entries(form).flatMap(([name, value]) => (typeof value === 'string' ? [[name, value]] : value.map((each) => [name, each]))));
    const answer = await fetch(new URL(path, baseUrl), { method: form ? 'POST' : 'GET', headers, body: fields ?? null, redirect: 'manual' });
    return { method: form ? 'POST' : 'GET', path, status: answer.status, headers: answer.headers, body: await answer.text() };
  };
}

/** Addresses of the single fetch of a page: everything it loads, and its own loader without its parents'. */
export function dataPaths(path: string, route: string): readonly string[] {
  const [before = '', query = ''] = path.split('?');
  const base = `${before === '/' ? '/_root' : before.replace(/\/$/, '')}.data`;
  const id = `routes/${route.replace(/\.tsx?$/, '')}`;
  const parts = [query, `_routes=${encodeURIComponent(id)}`].filter(Boolean).join('&');
  return [query ? `${base}?${query}` : base, `${base}?${parts}`];
}

/** What the database keeps and no answer may hold, but for one's own logins' names on one's own page. */
export async function secretsOf({ db }: World): Promise<readonly string[]> {
  const { rows } = await db.pool.query<{ secret: string }>(`
    SELECT password_hash AS secret FROM user_account WHERE password_hash IS NOT NULL
    UNION SELECT token_hash FROM invitation WHERE token_hash IS NOT NULL
    UNION SELECT code_hash FROM guest_code UNION SELECT code_sealed FROM guest_code
    UNION SELECT id FROM one_time_token UNION SELECT secret_sealed FROM second_factor UNION SELECT hash FROM recovery_code`);
  return rows.map(({ secret }) => secret);
}

/** As `Promise.all`, a few at a time. */
export async function inLanes<One>(all: readonly One[], lanes: number, work: (one: One) => Promise<void>): Promise<void> {
  const rest = [...all];
  const lane = async () => {
    for (let one = rest.shift(); one !== undefined; one = rest.shift()) await work(one);
  };
  await Promise.all(Array.from({ length: lanes }, lane));
}
