import { redirect, type ActionFunctionArgs } from '@remix-run/node';
import { z } from 'zod';
import { findIndicator } from '../shared/framework/indicators.ts';
import { Report, Share, TakeBack } from '../shared/moderation.ts';
import {
  ChangeQuestion, EditCommentForm, EditDiscussionForm, FollowDiscussion, GiveReactionForm, MarkRead, PostCommentForm, ReopenDiscussion, ResolveDiscussion, StartDiscussionForm,
} from './features/discussions/forms.ts';
import { SCRIPTED, type Sent } from './live/answers.ts';
import { contextFor, parseForm } from './request.server.ts';
import { services } from './services.server.ts';

/** What became of a form about a discussion. */
interface Talked {
  /** The write's place in the workspace's activity log; 0 for what is the reader's alone. */
  readonly sequence: number;
  /** Where a page without JavaScript stands afterwards. */
  readonly landing: { readonly anchor: string; readonly open?: string };
}

const Intent = z.object({ intent: z.string().default(''), [SCRIPTED]: z.string().optional() });

/**
 * Does what a form about discussions asks: one service call. The same forms stand beside a figure and on the pages of
 * discussions. @returns `null` for a form that is about something else. @throws Refusal as the commands do.
 */
export async function talk(args: ActionFunctionArgs, intent: string): Promise<Talked | null> {
  const { discussions, moderation } = services(args);
  const ctx = await contextFor(args);
  const slug = args.params.workspace ?? '';
  const at = (discussionId: string) => ({ anchor: `discussion-${discussionId}`, open: discussionId });
  switch (intent) {
    case 'discussion.start': {
      const input = await parseForm(args.request, StartDiscussionForm);
      // Forms name further indicators by the slugs of their pages.
      const otherMetrics = input.otherMetrics.map((one) => findIndicator(one)?.metric ?? one);
      const { sequence } = await discussions.startDiscussion(ctx, slug, { ...input, otherMetrics });
      return { sequence, landing: { anchor: 'newest-question' } };
    }
    case 'discussion.edit': {
      const input = await parseForm(args.request, EditDiscussionForm);
      return { ...(await discussions.editDiscussion(ctx, slug, input)), landing: at(input.discussionId) };
    }
    case 'comment.post': {
      const input = await parseForm(args.request, PostCommentForm);
      return { ...(await discussions.postComment(ctx, slug, input)), landing: { anchor: `replied-${input.discussionId}`, open: input.discussionId } };
    }
    case 'comment.edit': {
      const input = await parseForm(args.request, EditCommentForm);
      return { ...(await discussions.editComment(ctx, slug, input)), landing: { anchor: `comment-${input.commentId}` } };
    }
    case 'comment.react': {
      const input = await parseForm(args.request, GiveReactionForm);
      const { sequence } = await discussions.giveReaction(ctx, slug, input);
      return { sequence: sequence ?? 0, landing: { anchor: `comment-${input.commentId}` } };
    }
    case 'discussion.resolve': {
      const input = await parseForm(args.request, ResolveDiscussion);
      return { ...(await discussions.resolveDiscussion(ctx, slug, input)), landing: at(input.discussionId) };
    }
    case 'discussion.reopen': {
      const input = await parseForm(args.request, ReopenDiscussion);
      return { ...(await discussions.reopenDiscussion(ctx, slug, input)), landing: at(input.discussionId) };
    }
    case 'discussion.question': {
      const input = await parseForm(args.request, ChangeQuestion);
      return { ...(await discussions.changeQuestion(ctx, slug, input)), landing: at(input.discussionId) };
    }
    case 'discussion.follow': {
      const input = await parseForm(args.request, FollowDiscussion);
      await discussions.followDiscussion(ctx, slug, input);
      return { sequence: 0, landing: at(input.discussionId) };
    }
    case 'discussion.read': {
      const input = await parseForm(args.request, MarkRead);
      await discussions.markRead(ctx, slug, input);
      return { sequence: 0, landing: at(input.discussionId) };
    }
    case 'contribution.take-back': {
      const { sequence } = await moderation.takeBack(ctx, slug, await parseForm(args.request, TakeBack));
      return { sequence, landing: { anchor: 'beside' } };
    }
    case 'contribution.share': {
      const input = await parseForm(args.request, Share);
      const { sequence } = await moderation.share(ctx, slug, input);
      return { sequence, landing: { anchor: `${input.subjectKind === 'annotation' ? 'note' : 'discussion'}-${input.subjectId}` } };
    }
    case 'contribution.report': {
      await moderation.report(ctx, slug, await parseForm(args.request, Report));
      return { sequence: 0, landing: { anchor: 'beside' } };
    }
    default:
      return null;
  }
}

/** The same for a page of discussions: a script gets the number of the write, a plain form is led back to where it was. */
export async function talkHere(args: ActionFunctionArgs): Promise<Sent | Response | null> {
  const { intent, [SCRIPTED]: scripted } = await parseForm(args.request.clone(), Intent);
  const talked = await talk(args, intent);
  if (!talked) return null;
  if (scripted) return { outcome: 'sent', sequence: talked.sequence };
  const { pathname, search } = new URL(args.request.url);
  return redirect(`${pathname}${search}#${talked.landing.anchor}`, 303);
}
