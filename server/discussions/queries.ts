/** Discussions as the rest of the house reads them. */
export { askable } from './askable.ts';
export type { ShownOnPage } from './at-first.ts';
export { conversationOn } from './conversation.ts';
export { discussionsWithFigures } from './figures.ts';
export { discussionsOf } from './list.ts';
export { mentionables } from './mentionables.ts';
export { discussionPage } from './page.ts';
export { questionsFor } from './questions.ts';
export { commentsTold, discussionsIn, discussionsNow, toldComment, type ToldComment } from './reading.ts';
