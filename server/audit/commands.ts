import type { Prisma } from '../../prisma/generated/client.ts';
import type { AuditEventName } from '../../shared/audit.ts';
import type { Transaction } from '../db.ts';

export interface NewAuditEvent {
  readonly event: AuditEventName;
  /** Who did it; `null` where it happened by itself or nobody was signed in. */
  readonly actorId: string | null;
  /** Organisation whose affair it is: its approver reads it. Events about an account alone have none. */
  readonly organisationId?: string | null;
  readonly workspaceId?: string | null;
  /** Person it is about, where that is somebody else or nobody is signed in. */
  readonly userId?: string | null;
  /** Ids and plain words; never what people wrote, never a secret, an address only of whom it was sent to. */
  readonly facts?: Readonly<Record<string, string | number | boolean | null | readonly string[]>>;
}

/** Writes one line of the audit log, in the transaction of what it tells of: both happen or neither. */
export async function recordEvent(tx: Transaction, { event, actorId, organisationId = null, workspaceId = null, userId = null, facts = {} }: NewAuditEvent): Promise<void> {
  await tx.auditEvent.create({ data: { event, actorId, organisationId, workspaceId, userId, facts: facts as Prisma.InputJsonObject } });
}
