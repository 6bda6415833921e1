import { redirect, type ActionFunctionArgs } from '@remix-run/node';
import { z } from 'zod';
import { AddAnnotation, EditAnnotation, ReplyAsOwner } from '../../../shared/annotations.ts';
import { MoveAction } from '../../../shared/actions.ts';
import { invalid } from '../../../shared/errors.ts';
import { SayNotKnownYet } from '../../../shared/evidence-forms.ts';
import { Report, TakeBack } from '../../../shared/moderation.ts';
import { AgreeActionForm } from '../../features/actions/due-date.ts';
import { SCRIPTED, type Sent } from '../../live/answers.ts';
import { contextFor, parseForm } from '../../request.server.ts';
import { services } from '../../services.server.ts';
import { talk } from '../../talk.server.ts';

const Intent = z.object({ intent: z.string().default(''), [SCRIPTED]: z.string().optional() });

/** Where a page without JavaScript stands after something was added. */
interface Landing {
  readonly anchor: string;
  /** A thread or action to open. */
  readonly open?: string;
}

/**
 * Does what one form asks: one service call. A script gets the number of the write, a plain form is led back to the
 * view it came from, at what it added. @throws Refusal as the commands do.
 */
export async function contribute(args: ActionFunctionArgs): Promise<Sent | Response> {
  const { intent, [SCRIPTED]: scripted } = await parseForm(args.request.clone(), Intent);
  const { sequence, landing } = await carryOut(args, intent);
  if (scripted) return { outcome: 'sent', sequence };
  const url = new URL(args.request.url);
  for (const name of ['note', 'write', 'open']) url.searchParams.delete(name);
  if (landing.open) url.searchParams.set('open', landing.open);
  return redirect(`${url.pathname}${url.search}#${landing.anchor}`, 303);
}

async function carryOut(args: ActionFunctionArgs, intent: string): Promise<{ sequence: number; landing: Landing }> {
  const { annotations, actions, evidence, moderation } = services(args);
  const ctx = await contextFor(args);
  const workspace = args.params.workspace ?? '';
  switch (intent) {
    case 'annotation.add': {
      const { sequence } = await annotations.addAnnotation(ctx, workspace, await parseForm(args.request, AddAnnotation));
      return { sequence, landing: { anchor: 'newest-note' } };
    }
    case 'annotation.edit': {
      const input = await parseForm(args.request, EditAnnotation);
      const { sequence } = await annotations.editAnnotation(ctx, workspace, input);
      return { sequence, landing: { anchor: `note-${input.annotationId}` } };
    }
    case 'annotation.reply': {
      const input = await parseForm(args.request, ReplyAsOwner);
      const { sequence } = await annotations.replyAsOwner(ctx, workspace, input);
      return { sequence, landing: { anchor: `note-${input.annotationId}` } };
    }
    case 'contribution.take-back': {
      const { sequence } = await moderation.takeBack(ctx, workspace, await parseForm(args.request, TakeBack));
      return { sequence, landing: { anchor: 'conversation' } };
    }
    case 'contribution.report': {
      await moderation.report(ctx, workspace, await parseForm(args.request, Report));
      // Not a fact that the page waits for: what it hides arrives as one of its own.
      return { sequence: 0, landing: { anchor: 'conversation' } };
    }
    case 'evidence.not-known': {
      const { sequence } = await evidence.sayNotKnownYet(ctx, workspace, await parseForm(args.request, SayNotKnownYet));
      return { sequence, landing: { anchor: 'voice' } };
    }
    case 'action.agree': {
      const { sequence } = await actions.agreeAction(ctx, workspace, await parseForm(args.request, AgreeActionForm));
      return { sequence, landing: { anchor: 'newest-action' } };
    }
    case 'action.move': {
      const input = await parseForm(args.request, MoveAction);
      const { sequence } = await actions.moveAction(ctx, workspace, input);
      return { sequence, landing: { anchor: `action-${input.actionId}` } };
    }
    default: {
      const talked = await talk(args, intent);
      if (talked) return talked;
      throw invalid({ intent: 'This form is not known here. Reload the page and send again.' });
    }
  }
}
