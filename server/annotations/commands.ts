/** What is done to annotations. Taking back, hiding and purging are for every noun alike: `server/moderation`. */
export { addAnnotation } from './add.ts';
export { editAnnotation } from './edit.ts';
export { placeAnnotation } from './place.ts';
export { replyAsOwner } from './reply.ts';
export { checkUnattributed, publishUnattributed } from './unattributed.ts';
