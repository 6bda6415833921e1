import type { Prisma } from '../../prisma/generated/client.ts';
import type { WorkspaceView } from '../../shared/workspaces.ts';
import type { RecordedFact } from '../activity.ts';
import type { Context } from '../context.ts';
import type { Transaction } from '../db.ts';

/** What can be written without a name. */
export type Unattributed = 'annotation' | 'discussion' | 'comment';

/** A contribution that waits, as its noun publishes it. */
export interface Waiting {
  /** Becomes the id of the row. */
  readonly id: string;
  readonly content: Prisma.JsonValue;
  /** `null` where it is not said. */
  readonly organisationKind: string | null;
  readonly withdrawalHash: string;
}

/** What each noun does with something that nobody wrote. */
export interface UnattributedNoun<Input> {
  /**
   * Everything that is asked of the same thing with a name (schema, anchor, guard, whether the thread is open), without
   * writing. Who may send was asked before. @returns what its row will be made of: plain JSON, no author, no time; what the
   * guard had asked about stands in `guard`.
   * @throws Refusal 400.
   */
  checkUnattributed(ctx: Context, workspace: WorkspaceView, input: Input): Promise<Prisma.InputJsonObject>;
  /**
   * Writes the row: `unattributed`, no author, no organisation, created at `at`, and a case where the guard had asked. @returns the fact to record, or `null` where there is no place for it any more (its thread is gone).
   */
  publishUnattributed(tx: Transaction, workspaceId: string, waiting: Waiting, at: Date): Promise<RecordedFact | null>;
}
