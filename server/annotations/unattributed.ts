import { z } from 'zod';
import type { AddAnnotationInput } from '../../shared/annotations.ts';
import type { WorkspaceView } from '../../shared/workspaces.ts';
import type { RecordedFact } from '../activity.ts';
import type { Context } from '../context.ts';
import type { Transaction } from '../db.ts';
import { guardTexts } from '../guard/commands.ts';
import { readWideAnchor } from './wide-anchor.ts';

/** A note that waits for its batch: what is said and where it is pinned, nothing of whom or when. */
const Content = z.strictObject({
  scope: z.string(),
  metric: z.string().nullable(),
  area: z.string().nullable(),
  otherAreas: z.array(z.string()),
  period: z.string().nullable(),
  periodTo: z.string().nullable(),
  breakdown: z.string(),
  editionKey: z.string().nullable(),
  figureSeen: z.string().nullable(),
  definitionVersion: z.number(),
  kind: z.string(),
  body: z.string(),
  confidential: z.boolean(),
  quoteConsent: z.boolean(),
  /** What the guard asked about, and why it was sent all the same: the batch puts it before the moderators. */
  guard: z.object({ confirmed: z.array(z.string()), reason: z.string() }),
});
type UnattributedNote = z.infer<typeof Content>;

/**
 * Checks a non-attributed note before it waits, as `addAnnotation` would, for a sender whom `unattributed.send` was asked
 * about. It is for the workspace alone: any other choice would say something of whoever made it, and nobody can be asked
 * about it.
 * @throws Refusal 400 as `addAnnotation` does.
 */
export async function checkUnattributed({ db }: Context, workspace: WorkspaceView, input: AddAnnotationInput): Promise<UnattributedNote> {
  const sent = await readWideAnchor(db, input);
  const { kind, body, confidential, quoteConsent, guardReason } = input;
  const placed = sent.place(workspace);
  const { confirmed, reason } = await guardTexts(db, { body }, sent.anchor, guardReason);
  return { ...placed, kind, body, confidential, quoteConsent, guard: { confirmed: [...confirmed], reason } };
}

/** A row of those that wait. */
interface Waiting {
  readonly id: string;
  /** What `checkUnattributed` gave, as it was kept. */
  readonly content: unknown;
  readonly organisationKind: string | null;
  readonly withdrawalHash: string;
}

/** Writes a non-attributed note in its batch's transaction, with the batch's time. @returns the fact to record, by nobody. */
export async function publishUnattributed(tx: Transaction, workspaceId: string, { id, content, organisationKind, withdrawalHash }: Waiting, at: Date): Promise<RecordedFact> {
  const { guard: _seenByTheBatch, ...note } = Content.parse(content);
  await tx.annotation.create({
    data: { ...note, id, workspaceId, withdrawalHash, unattributed: true, authorOrganisationKind: organisationKind, visibility: 'workspace', createdAt: at },
    select: { id: true },
  });
  return { fact: 'annotation:added', subject: { annotationId: id } };
}
