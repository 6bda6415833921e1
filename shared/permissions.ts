/**
 * Who may do what, as one table of sentences. Asked once: in the first line of a command or query, and when a socket
 * joins a room. Public pages need no permission. Not-visible and not-existing give the same answer.
 */
export type Role = 'coordinator' | 'member' | 'observer';

export type Verb =
  | 'workspace.read'
  | 'annotation.add'
  | 'discussion.start'
  | 'comment.post'
  | 'action.agree'
  | 'action.move';

const PERMISSIONS: Readonly<Record<Verb, readonly Role[]>> = {
  'workspace.read': ['coordinator', 'member', 'observer'],
  'annotation.add': ['coordinator', 'member'],
  'discussion.start': ['coordinator', 'member'],
  'comment.post': ['coordinator', 'member'],
  'action.agree': ['coordinator', 'member'],
  'action.move': ['coordinator', 'member'],
};

export const VERBS = Object.keys(PERMISSIONS) as readonly Verb[];

/** Whether a member with this role may do this in their workspace. */
export function may(role: Role, verb: Verb): boolean {
  return PERMISSIONS[verb].includes(role);
}

/** What a page may offer: sent beside the data, so that buttons never guess. */
export type Abilities = Readonly<Record<Verb, boolean>>;

export function abilitiesOf(role: Role): Abilities {
  return Object.fromEntries(VERBS.map((verb) => [verb, may(role, verb)])) as Abilities;
}
