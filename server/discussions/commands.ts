/** What people do in discussions. */
export { answerQuestion } from './answer.ts';
export { editComment, editDiscussion } from './edit.ts';
export { followDiscussion, giveReaction, markRead } from './marks.ts';
export { postComment } from './post.ts';
export { changeQuestion } from './question.ts';
export { reopenDiscussion, resolveDiscussion } from './resolve.ts';
export { startDiscussion } from './start.ts';
export { checkUnattributedComment, checkUnattributedDiscussion, publishUnattributedComment, publishUnattributedDiscussion } from './unattributed.ts';
