import { createHash } from 'node:crypto';
import { agreeAction, moveAction } from '../../actions/commands.ts';
import { addAnnotation } from '../../annotations/commands.ts';
import type { Actor, Context } from '../../context.ts';
import type { Database } from '../../db.ts';
import { postComment, startDiscussion } from '../../discussions/commands.ts';
import type { Receipt } from '../../mutate.ts';
import { placeOf, REGION } from '../figures/places.ts';
import { PEOPLE } from '../people.ts';
import { SANDBOX_WORKSPACE } from '../workspaces.ts';
import { SCRIPT } from './script.ts';
import type { Spot, Step } from './steps.ts';
import { written } from './written.ts';

/**
 * Lets the sandbox's people say and do what the script says, through the same commands as everyone. Each step has a
 * fixed key, and a step whose key was sent before is left alone: what visitors added since stays as it is.
 */
export async function playConversation(db: Database): Promise<void> {
  const keys = SCRIPT.map(({ as }) => keyOf(as));
  const sent = await db.prisma.submission.findMany({ where: { key: { in: keys } }, select: { key: true } });
  const done = new Set(sent.map(({ key }) => key));
  const missing = SCRIPT.filter(({ as }) => !done.has(keyOf(as)));
  if (missing.length === 0) return;
  const cast = await castOf(db);
  for (const step of missing) await play(db, cast, step);
}

interface Cast {
  readonly actors: ReadonlyMap<string, Actor>;
  /** Ids of organisations by name. */
  readonly organisations: ReadonlyMap<string, string>;
}

async function castOf(db: Database): Promise<Cast> {
  const [users, organisations] = await Promise.all([
    db.prisma.user.findMany({ where: { invented: true, email: { in: PEOPLE.map(({ email }) => email) } } }),
    db.prisma.organisation.findMany({ where: { invented: true } }),
  ]);
  return {
    actors: new Map(users.map(({ id, email, name }) => [email ?? '', { userId: id, name, invented: true, guest: false, secondFactor: true }])),
    organisations: new Map(organisations.map(({ id, name }) => [name, id])),
  };
}

async function play(db: Database, { actors, organisations }: Cast, step: Step): Promise<Receipt> {
  const ctx: Context = { db, actor: known(actors.get(step.by), step.by) };
  const key = keyOf(step.as);
  switch (step.does) {
    case 'annotate':
      return addAnnotation(ctx, SANDBOX_WORKSPACE, { key, ...anchorOf(step.at), period: step.period, kind: step.kind, body: step.words });
    case 'discuss':
      return startDiscussion(ctx, SANDBOX_WORKSPACE, { key, ...anchorOf(step.at), period: step.period, title: step.title, body: written(step.words) });
    case 'reply':
      return postComment(ctx, SANDBOX_WORKSPACE, { key, discussionId: await subjectOf(db, step.to, 'discussionId'), body: written(step.words) });
    case 'agree': {
      const { what, who, due } = step;
      const organisationId = known(organisations.get(step.organisation), step.organisation);
      return agreeAction(ctx, SANDBOX_WORKSPACE, { key, ...anchorOf(step.at), what, who, due, organisationId });
    }
    case 'move':
      return moveAction(ctx, SANDBOX_WORKSPACE, { key, actionId: await subjectOf(db, step.action, 'actionId'), status: step.status });
  }
}

function anchorOf({ metric, place, breakdown = '' }: Spot) {
  return { metric, area: place === 'region' ? REGION : placeOf(place).code, breakdown };
}

/** The id of what an earlier step made, read from the activity log. */
async function subjectOf(db: Database, step: string, id: 'discussionId' | 'actionId'): Promise<string> {
  const { rows } = await db.pool.query<{ id: string }>(
    `SELECT a.subject ->> $2 AS id
       FROM submission s JOIN activity a ON a.workspace_id = s.workspace_id AND a.sequence = s.sequence
      WHERE s.key = $1`,
    [keyOf(step), id],
  );
  return known(rows[0]?.id, step);
}

/** The same key for the same step on every machine: a UUID of the version for own uses (8). */
export function keyOf(step: string): string {
  const hex = createHash('sha256').update(`sandbox/${step}`).digest('hex');
  return [hex.slice(0, 8), hex.slice(8, 12), `8${hex.slice(13, 16)}`, `8${hex.slice(17, 20)}`, hex.slice(20, 32)].join('-');
}

function known<T>(found: T | undefined, name: string): T {
  if (found === undefined) throw new Error(`The sandbox has nothing called ${name}`);
  return found;
}
