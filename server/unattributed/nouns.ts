import type { Prisma } from '../../prisma/generated/client.ts';
import type { AddAnnotationInput } from '../../shared/annotations.ts';
import type { PostCommentInput, StartDiscussionInput } from '../../shared/discussions.ts';
import * as annotations from '../annotations/commands.ts';
import * as discussions from '../discussions/commands.ts';
import { openGuardCase } from '../moderation/commands.ts';
import type { Unattributed, UnattributedNoun, Waiting } from './noun.ts';

interface Inputs {
  annotation: AddAnnotationInput;
  discussion: StartDiscussionInput;
  comment: PostCommentInput;
}
export type InputOf<What extends Unattributed> = Inputs[What];

/** What each noun does with what nobody wrote. */
export const nouns: { readonly [What in Unattributed]: UnattributedNoun<InputOf<What>> } = {
  annotation: {
    checkUnattributed: annotations.checkUnattributed,
    publishUnattributed: async (tx, workspaceId, waiting, at) => {
      const fact = await annotations.publishUnattributed(tx, workspaceId, waiting, at);
      await openGuardCase(tx, workspaceId, 'annotation', waiting.id, guardOf(waiting));
      return fact;
    },
  },
  discussion: {
    checkUnattributed: async (ctx, { slug }, input) => (await discussions.checkUnattributedDiscussion(ctx, slug, input)) as unknown as Prisma.InputJsonObject,
    publishUnattributed: (tx, workspaceId, waiting, at) => discussions.publishUnattributedDiscussion(tx, { ...waiting, workspaceId, at }),
  },
  comment: {
    checkUnattributed: async (ctx, { slug }, input) => (await discussions.checkUnattributedComment(ctx, slug, input)) as unknown as Prisma.InputJsonObject,
    publishUnattributed: (tx, workspaceId, waiting, at) => discussions.publishUnattributedComment(tx, { ...waiting, workspaceId, at }),
  },
};

/** What the guard had asked about, and why it was sent all the same. */
function guardOf({ content }: Waiting): { readonly confirmed: readonly string[]; readonly reason: string } {
  const { confirmed = [], reason = '' } = (content as { readonly guard?: { readonly confirmed?: readonly string[]; readonly reason?: string } } | null)?.guard ?? {};
  return { confirmed, reason };
}
