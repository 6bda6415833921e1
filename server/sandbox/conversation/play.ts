import { createHash } from 'node:crypto';
import { AgreeAction, MoveAction } from '../../../shared/actions.ts';
import { AddAnnotation, ReplyAsOwner } from '../../../shared/annotations.ts';
import { GiveReaction, PostComment, ResolveDiscussion, StartDiscussion } from '../../../shared/discussions.ts';
import { AddEvidence, SayNotKnownYet } from '../../../shared/evidence-forms.ts';
import { agreeAction, moveAction } from '../../actions/commands.ts';
import { addAnnotation, replyAsOwner } from '../../annotations/commands.ts';
import type { Actor, Context } from '../../context.ts';
import type { Database } from '../../db.ts';
import { giveReaction, postComment, resolveDiscussion, startDiscussion } from '../../discussions/commands.ts';
import { addEvidence, sayNotKnownYet } from '../../evidence/commands.ts';
import { placeOf, REGION } from '../figures/places.ts';
import { PEOPLE } from '../people.ts';
import { SANDBOX_WORKSPACE } from '../workspaces.ts';
import { datePlayed } from './dates.ts';
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
  // A reaction leaves no submission: it belongs to what came before it.
  const missing = SCRIPT.filter((step) => !done.has(keyOf(step.does === 'react' ? step.to : step.as)));
  if (missing.length === 0) return;
  const cast = await castOf(db);
  for (const step of missing) await play(db, cast, step);
  await datePlayed(db, missing.map((step) => ({ key: keyOf(step.as), index: SCRIPT.indexOf(step) })));
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

async function play(db: Database, { actors, organisations }: Cast, step: Step): Promise<void> {
  const ctx: Context = { db, actor: known(actors.get(step.by), step.by) };
  const key = keyOf(step.as);
  const document = (words: string) => JSON.stringify(written(words));
  switch (step.does) {
    case 'annotate': {
      const { at, scope = 'point', period, to, kind, words } = step;
      await addAnnotation(ctx, SANDBOX_WORKSPACE, AddAnnotation.parse({ key, ...anchorOf(at), scope, period, periodTo: to, kind, body: words }));
      break;
    }
    case 'reply-as-owner':
      await replyAsOwner(ctx, SANDBOX_WORKSPACE, ReplyAsOwner.parse({ key, annotationId: keyOf(step.note), verdict: step.verdict, body: step.words }));
      break;
    case 'discuss': {
      const { at, period, title, words, to, also = [] } = step;
      const addressedTo = to === undefined ? undefined : known(organisations.get(to), to);
      await startDiscussion(ctx, SANDBOX_WORKSPACE, StartDiscussion.parse({ key, ...anchorOf(at), period, title, body: document(words), addressedTo, otherMetrics: [...also] }));
      break;
    }
    case 'reply':
      await postComment(ctx, SANDBOX_WORKSPACE, PostComment.parse({ key, discussionId: keyOf(step.to), body: document(step.words), asAnswer: step.answers === true }));
      break;
    case 'resolve':
      await resolveDiscussion(ctx, SANDBOX_WORKSPACE, ResolveDiscussion.parse({ key, discussionId: keyOf(step.discussion), outcome: step.outcome }));
      break;
    case 'react':
      await giveReaction(ctx, SANDBOX_WORKSPACE, GiveReaction.parse({ commentId: keyOf(step.to), kind: step.kind, on: true }));
      break;
    case 'find-out': {
      const { at, kind, title, words, method, size, limits, gathered, consent = '' } = step;
      const { metric, area } = anchorOf(at);
      await addEvidence(ctx, SANDBOX_WORKSPACE, AddEvidence.parse({ key, kind, title, finding: words, method, size, limits, gathered, consent, links: [{ metric, area, period: '' }] }));
      break;
    }
    case 'not-known-yet': {
      const { metric, area } = anchorOf(step.at);
      await sayNotKnownYet(ctx, SANDBOX_WORKSPACE, SayNotKnownYet.parse({ key, metric, area }));
      break;
    }
    case 'agree': {
      const { what, who, due } = step;
      await agreeAction(ctx, SANDBOX_WORKSPACE, AgreeAction.parse({ key, ...anchorOf(step.at), what, who, due, organisationId: known(organisations.get(step.organisation), step.organisation) }));
      break;
    }
    case 'move':
      await moveAction(ctx, SANDBOX_WORKSPACE, MoveAction.parse({ key, actionId: keyOf(step.action), status: step.status }));
  }
}

function anchorOf({ metric, place, breakdown = '' }: Spot) {
  return { metric, area: place === 'region' ? REGION : placeOf(place).code, breakdown };
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
