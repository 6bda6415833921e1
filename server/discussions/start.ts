import { randomUUID } from 'node:crypto';
import type { StartDiscussionInput } from '../../shared/discussions.ts';
import { invalid } from '../../shared/errors.ts';
import { chosenColumns, shareInRegions } from '../contributions/commands.ts';
import type { Context } from '../context.ts';
import type { Transaction } from '../db.ts';
import { guardFirst } from '../guard/commands.ts';
import { openGuardCase } from '../moderation/commands.ts';
import { mutate, type Receipt } from '../mutate.ts';
import { loggedAudience } from '../visibility.ts';
import { readAbout } from './about.ts';
import { readBody, writeMentions } from './body.ts';

/** What is chosen where nothing was said: the quietest. */
const QUIETEST = { visibility: 'workspace', capacity: 'self', confidential: false, quoteConsent: false, contactConsent: false } as const;

/**
 * Opens a thread; its first comment is the opening. Put to an organisation it is a question with a status. Who opens it
 * follows it.
 * @throws Refusal as `mutate` and `guardTexts` do; 400 where what it is about, whom it mentions or whom it is put to does
 * not exist here.
 */
export async function startDiscussion(ctx: Context, workspaceSlug: string, input: StartDiscussionInput): Promise<Receipt> {
  const [aboutIn, readIn] = [await readAbout(ctx.db, input), await readBody(ctx.db, input.body)];
  const guarded = await guardFirst(ctx.db, { title: input.title, body: input.body }, input, input.guardReason);
  return mutate(ctx, 'discussion.start', { slug: workspaceSlug }, input, async (tx, who) => {
    const { actor, organisationId, workspace } = who;
    const about = aboutIn(workspace);
    const passed = guarded();
    const { body, words, mentions } = await readIn(tx, workspace);
    const chosen = chosenColumns({ ...QUIETEST, ...input }, who);
    const addressedToId = input.addressedTo ?? null;
    if (addressedToId !== null) await mayBeAsked(tx, addressedToId, workspace.invented, chosen.visibility);
    const at = new Date();
    const openingId = randomUUID();
    const author = { authorId: actor.userId, authorOrganisationId: organisationId };
    await tx.discussion.create({
      data: {
        ...about,
        ...chosen,
        ...author,
        id: input.key,
        workspaceId: workspace.id,
        title: input.title,
        prompt: input.prompt ?? null,
        addressedToId,
        questionStatus: addressedToId === null ? null : 'asked',
        createdAt: at,
        comments: { create: { ...author, id: openingId, position: 1, body, words, createdAt: at } },
        readers: { create: { userId: actor.userId, follows: true, seen: 1 } },
      },
      select: { id: true },
    });
    await writeMentions(tx, openingId, mentions, { anew: true });
    await openGuardCase(tx, workspace.id, 'discussion', input.key, passed);
    await shareInRegions(tx, who, chosen, about.area === null ? [] : [about.area], { kind: 'discussion', id: input.key });
    return { fact: 'discussion:started', subject: { discussionId: input.key }, audience: loggedAudience(chosen.visibility) };
  });
}

/**
 * A question is put to an organisation of the same world, whether it takes part here or not, and is never kept from it.
 * @throws Refusal 400
 */
export async function mayBeAsked(tx: Transaction, organisationId: string, invented: boolean, visibility: string): Promise<void> {
  if (visibility === 'me' || visibility === 'organisation') {
    throw invalid({ addressedTo: 'A question to an organisation can be read by everybody in this workspace, and by that organisation. Choose who can see it, or ask nobody in particular.' });
  }
  const found = await tx.organisation.findFirst({ where: { id: organisationId, invented, closedAt: null }, select: { id: true } });
  if (!found) throw invalid({ addressedTo: 'There is no such organisation to ask. Choose one from the list.' });
}

