import type { SharedKind, SubjectKind } from '../../shared/contributions.ts';
import type { Transaction } from '../db.ts';

/** Columns that rows of every kind have. */
interface OfAll {
  readonly hiddenAt?: Date | null;
}

/** Those that an organisation's reply has not: it is deleted, never withdrawn. */
interface OfWritten extends OfAll {
  readonly withdrawnAt?: Date | null;
}

/** Those that comments have not. */
interface OfShared extends OfWritten {
  readonly visibility?: string;
  readonly publication?: string | null;
  readonly publishedAt?: Date | null;
}

/** Changes the row of something that was written, by its kind: columns that its kind has in common with others. */
export async function updateRow(tx: Transaction, kind: SharedKind, id: string, data: OfShared): Promise<void>;
export async function updateRow(tx: Transaction, kind: Exclude<SubjectKind, 'owner-reply'>, id: string, data: OfWritten): Promise<void>;
export async function updateRow(tx: Transaction, kind: SubjectKind, id: string, data: OfAll): Promise<void>;
export async function updateRow(tx: Transaction, kind: SubjectKind, id: string, data: OfShared): Promise<void> {
  const change = { where: { id }, data, select: { id: true } };
  switch (kind) {
    case 'annotation':
      return void (await tx.annotation.update(change));
    case 'discussion':
      return void (await tx.discussion.update(change));
    case 'comment':
      return void (await tx.comment.update(change));
    case 'evidence':
      return void (await tx.evidence.update(change));
    case 'owner-reply':
      return void (await tx.ownerReply.update(change));
  }
}
