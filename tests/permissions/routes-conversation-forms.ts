import { randomUUID } from 'node:crypto';
import { ownDiscussion, ownNote, regionOwns } from './own-content.ts';
import { anchor, deed, document } from './route-parts.ts';
import type { FormRow, Scene } from './routes.ts';

const key = () => randomUUID();
/** In a workspace that is not there nothing can be put: the same form about nothing. */
export const isThere = ({ world, place }: Scene) => Object.values(world.places).some(({ id }) => id === place.id);
const note = async (scene: Scene) => (isThere(scene) ? ownNote(scene) : key());
const talk = async (scene: Scene) => (isThere(scene) ? ownDiscussion(scene) : { discussion: key(), comment: key() });
const which = (subjectKind: string, subjectId: string) => ({ intent: 'contribution.take-back', key: key(), subjectKind, subjectId });

/** Forms about a note, on its own page and beside the figure. */
export const NOTE_FORMS: readonly FormRow[] = [
  deed('another wording', 'annotation.edit', async (scene) => ({ intent: 'annotation.edit', key: key(), annotationId: await note(scene), version: '1', kind: 'practice', body: 'Another' })),
  deed('an owner’s reply', 'annotation.reply', async (scene) => {
    if (isThere(scene)) await regionOwns(scene);
    return { intent: 'annotation.reply', key: key(), annotationId: await note(scene), verdict: 'add', body: 'More of it' };
  }),
  deed('taking back a note', 'annotation.edit', async (scene) => which('annotation', await note(scene))),
  deed('who may see a note', 'annotation.edit', async (scene) => ({ ...which('annotation', await note(scene)), intent: 'contribution.share', visibility: 'me' })),
  deed('a report', 'contribution.report', ({ place }) => ({ ...which('annotation', place.annotation), intent: 'contribution.report', reason: 'unkind', words: '' })),
];

/** Forms about a discussion, on its own page and beside the figure. */
export const TALK_FORMS: readonly FormRow[] = [
  deed('another title', 'comment.edit', async (scene) => ({ intent: 'discussion.edit', key: key(), discussionId: (await talk(scene)).discussion, version: '1', title: 'Another', body: document('Another') })),
  deed('another answer', 'comment.edit', async (scene) => ({ intent: 'comment.edit', key: key(), commentId: (await talk(scene)).comment, version: '1', body: document('Another') })),
  deed('a thank you', 'reaction.give', ({ place }) => ({ intent: 'comment.react', key: key(), commentId: place.comment, kind: 'thank-you', on: 'yes' })),
  deed('what came of it', 'discussion.resolve', async (scene) => ({ intent: 'discussion.resolve', key: key(), discussionId: (await talk(scene)).discussion, outcome: 'It came to this' })),
  deed('following', 'discussion.follow', ({ place }) => ({ intent: 'discussion.follow', discussionId: place.discussion, follows: 'yes' })),
  deed('having read', 'discussion.follow', ({ place }) => ({ intent: 'discussion.read', discussionId: place.discussion, seen: '1' })),
  deed('who may see a discussion', 'comment.edit', async (scene) => ({ ...which('discussion', (await talk(scene)).discussion), intent: 'contribution.share', visibility: 'me' })),
  deed('taking back an answer', 'comment.edit', async (scene) => which('comment', (await talk(scene)).comment)),
];

/** What the page of an indicator takes besides notes, questions, answers and actions. */
export const INDICATOR_FORMS: readonly FormRow[] = [
  ...NOTE_FORMS,
  ...TALK_FORMS,
  deed('not known yet', 'evidence.add', (scene) => ({ intent: 'evidence.not-known', ...anchor(scene) })),
];
