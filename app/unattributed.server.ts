import type { ActionFunctionArgs } from '@remix-run/node';
import { z } from 'zod';
import { AddAnnotation } from '../shared/annotations.ts';
import { invalid } from '../shared/errors.ts';
import { PostCommentForm, StartDiscussionForm } from './features/discussions/forms.ts';
import { contextFor, parseForm } from './request.server.ts';
import { services } from './services.server.ts';

const Intent = z.object({ intent: z.string().default('') });

/**
 * Sends what a form beside a figure holds, without its author. The form is the same as with a name; its key must be one
 * that was made for this alone. @throws Refusal as the command does.
 */
export async function sendWithoutName(args: ActionFunctionArgs): Promise<{ readonly code: string }> {
  const { unattributed } = services(args);
  const ctx = await contextFor(args);
  const slug = args.params.workspace ?? '';
  const { intent } = await parseForm(args.request.clone(), Intent);
  switch (intent) {
    case 'annotation.add':
      return unattributed.send(ctx, slug, 'annotation', await parseForm(args.request, AddAnnotation));
    case 'discussion.start':
      return unattributed.send(ctx, slug, 'discussion', await parseForm(args.request, StartDiscussionForm));
    case 'comment.post':
      return unattributed.send(ctx, slug, 'comment', await parseForm(args.request, PostCommentForm));
    default:
      throw invalid({ intent: 'This form is not known here. Reload the page and send again.' });
  }
}
