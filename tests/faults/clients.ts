import { randomUUID } from 'node:crypto';
import type { Conversation } from '../../shared/conversation.ts';
import { written, type BuiltPerson, type BuiltWorkspace } from '../factories.ts';
import { ListeningPage, openSocket } from '../live-harness.ts';

export const METRIC = 'children-in-need-rate';
export const AREA = 'E08000035';

/** One submit, as its client knows it. */
export interface Logged {
  readonly key: string;
  readonly kind: 'annotation' | 'comment' | 'action' | 'move';
  /** How often it was sent. */
  sent: number;
  /** Number in the activity log, once the server said so. */
  acknowledged: number | null;
  /** Answers other than an acknowledgement, by status; 0 where the connection broke. */
  readonly refusals: number[];
}

export interface Surroundings {
  readonly url: string;
  readonly workspace: BuiltWorkspace;
  readonly discussionIds: readonly string[];
  readonly actionIds: readonly string[];
}

/** The body of a submit; its text is the key, so that the checker finds doubles whatever their ids. */
export function bodyOf({ key, kind }: Pick<Logged, 'key' | 'kind'>, { workspace, discussionIds, actionIds }: Surroundings): object {
  const anchor = { metric: METRIC, area: AREA, breakdown: '' };
  const turn = Number.parseInt(key.slice(0, 4), 16);
  switch (kind) {
    case 'annotation':
      return { ...anchor, key, period: '2025', kind: 'context', body: key };
    case 'comment':
      return { key, discussionId: discussionIds[turn % discussionIds.length], body: JSON.stringify(written(key)) };
    case 'action':
      return { ...anchor, key, what: key, who: 'Head of service', organisationId: workspace.organisation.id, due: '2026-12-01' };
    case 'move':
      return { key, actionId: actionIds[turn % actionIds.length], status: turn % 2 ? 'stuck' : 'on-the-way' };
  }
}

/** Nothing came back in this time: the connection counts as broken. */
const LONGEST_ANSWER_MS = 20_000;

/** Sends once. @returns status and receipt; 0 where the connection broke. */
export async function send(around: Surroundings, what: string, body: object, cookie: string): Promise<{ status: number; sequence: number | null }> {
  try {
    const response = await fetch(`${around.url}/${around.workspace.slug}/${what}`, { method: 'POST', headers: { cookie }, body: JSON.stringify(body), signal: AbortSignal.timeout(LONGEST_ANSWER_MS) });
    const answer = (await response.json()) as { sequence?: number };
    return { status: response.status, sequence: answer.sequence ?? null };
  } catch {
    return { status: 0, sequence: null };
  }
}

const KINDS = ['comment', 'comment', 'comment', 'annotation', 'action', 'move'] as const;

/**
 * A person who writes until told to stop. What was not acknowledged is sent again with the same key, as the browser
 * does; now and then they give up after one try, as a closed tab does.
 */
export async function write(around: Surroundings, person: BuiltPerson, log: Logged[], goesOn: () => boolean): Promise<void> {
  for (let turn = 0; goesOn(); turn += 1) {
    const submit: Logged = { key: randomUUID(), kind: KINDS[turn % KINDS.length] ?? 'comment', sent: 0, acknowledged: null, refusals: [] };
    log.push(submit);
    const givesUp = turn % 10 === 9;
    while (submit.acknowledged === null) {
      submit.sent += 1;
      const { status, sequence } = await send(around, submit.kind, bodyOf(submit, around), person.cookie);
      if (status === 200) submit.acknowledged = sequence;
      else submit.refusals.push(status);
      if (status !== 200 && (givesUp || !(await patience(submit)))) break;
    }
  }
}

/** A pause before the same key is sent again; `false` where it was in vain for a long time. */
async function patience({ sent }: Logged): Promise<boolean> {
  await new Promise((resolve) => setTimeout(resolve, 50));
  return sent < 400;
}

/** Somebody who reads along, through every restart, as the browser does. */
export async function listen(around: Surroundings, person: BuiltPerson): Promise<ListeningPage> {
  const loaded = await load(around, person);
  const page = new ListeningPage(openSocket(around.url, person.cookie), loaded, METRIC);
  const join = async () => {
    const answer = await page.join();
    if (!answer.ok) throw new Error(`refused at the door: ${answer.code}`);
    if ('reload' in answer) await page.reload(() => load(around, person));
  };
  page.socket.on('connect', () => void join());
  page.socket.on('room:closed', () => void join());
  return page;
}

/** The page's data, as a reload gets it. */
export async function load({ url, workspace }: Surroundings, { cookie }: BuiltPerson): Promise<Conversation> {
  const response = await fetch(`${url}/${workspace.slug}/${METRIC}`, { headers: { cookie } });
  if (!response.ok) throw new Error(`The page does not load: ${response.status}`);
  return (await response.json()) as Conversation;
}
