import { randomUUID } from 'node:crypto';
import { PostComment, StartDiscussion } from '../shared/discussions.ts';
import { written, type BuiltPerson, type BuiltWorkspace } from './factories.ts';
import { postComment, startDiscussion } from '../server/discussions/commands.ts';
import { discussionPage } from '../server/discussions/queries.ts';

/** What tests of discussions say again and again. */
export const LEEDS = 'E08000035';
export const METRIC = 'children-in-need-rate';

/** A body as a form sends it. */
export const sentBody = (...blocks: unknown[]) => JSON.stringify({ type: 'doc', content: blocks });
export const sentWords = (words: string) => JSON.stringify(written(words));

export const thread = (change: object = {}) => StartDiscussion.parse({ key: randomUUID(), metric: METRIC, area: LEEDS, title: 'What changed?', body: sentWords('I wonder.'), ...change });
export const reply = (discussionId: string, change: object = {}) => PostComment.parse({ key: randomUUID(), discussionId, body: sentWords('Because of the new front door.'), ...change });

/** Somebody starts a discussion. @returns its id. */
export async function started(person: BuiltPerson, workspace: BuiltWorkspace, change: object = {}): Promise<string> {
  const opening = thread(change);
  await startDiscussion(person.ctx, workspace.slug, opening);
  return opening.key;
}

/** Somebody adds a comment. @returns its id. */
export async function replied(person: BuiltPerson, workspace: BuiltWorkspace, discussionId: string, change: object = {}): Promise<string> {
  const comment = reply(discussionId, change);
  await postComment(person.ctx, workspace.slug, comment);
  return comment.key;
}

/** A discussion as its page shows it to somebody. */
export async function seenBy(person: BuiltPerson, workspace: BuiltWorkspace, discussionId: string) {
  const { conversation } = await discussionPage(person.ctx, workspace.slug, discussionId);
  return conversation.discussions[0]!;
}
