/** All that can be said to a comment without words. */
export const REACTIONS = { 'me-too': 'Me too', 'tell-more': 'Tell us more', 'thank-you': 'Thank you' } as const;
export type ReactionKind = keyof typeof REACTIONS;
export const REACTION_KINDS = Object.keys(REACTIONS) as [ReactionKind, ...ReactionKind[]];
