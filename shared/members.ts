import type { Role } from './permissions.ts';

/** One member of a workspace, as the reader may see them. */
export interface MemberView {
  readonly userId: string;
  /** "A member" where the workspace's contribution rule keeps names apart from who takes part. */
  readonly name: string;
  /** In their own words; `null` where none is given, or the rule keeps it back. */
  readonly jobRole: string | null;
  /** For which they act here; a guest's own words. */
  readonly organisation: string;
  readonly role: Role;
  /** ISO times. */
  readonly since: string;
  readonly until: string | null;
  /** The reader themselves. */
  readonly me: boolean;
}

/** Somebody who may see to an action. */
export interface HolderChoice {
  readonly id: string;
  /** "Name, Organisation". */
  readonly name: string;
}
