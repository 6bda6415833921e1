import type { AnnotationView } from '../../shared/annotations.ts';
import type { Scope } from '../../shared/anchors.ts';
import type { AnnotationKind } from '../../shared/annotation-kinds.ts';
import { findArea } from '../../shared/areas/register.ts';
import type { OwnerReplyView, OwnerVerdict } from '../../shared/owner-replies.ts';
import type { PersonView } from '../../shared/workspaces.ts';
import { stateOf, visibleContributionOf } from '../contribution-state.ts';
import type { FiguresNow } from './figures-now.ts';
import { judgeNote } from './judging.ts';
import type { AnnotationRow, ReplyRow } from './rows.ts';

/**
 * The same for every reader who may see it. Of what is withdrawn, hidden or purged only that, and where it stood: no
 * words, no figure, no replies to words that are not there.
 */
export function presentAnnotation(row: AnnotationRow, workspaceId: string, author: PersonView, replies: readonly OwnerReplyView[], now: FiguresNow): AnnotationView {
  const { metric, period, periodTo, breakdown, editionKey } = row;
  const contribution = visibleContributionOf(row, workspaceId);
  const shown = contribution.state === 'shown';
  return {
    ...contribution,
    scope: row.scope as Scope,
    metric,
    // The newest code, whatever it was when the note was written.
    area: row.area === null ? null : newestCode(row.area),
    otherAreas: row.otherAreas.map(newestCode),
    period, periodTo, breakdown, editionKey,
    kind: row.kind as AnnotationKind,
    body: shown ? row.body : '',
    ...(shown ? judgeNote(row, now) : { judgement: { verdict: 'same' }, figureSeen: null }),
    ownerReplies: shown ? replies : [],
    author,
  };
}

/** A reply as it stands first beside its note. It is the organisation's: whoever wrote it and has left is not told. */
export function presentReply(row: ReplyRow, author: PersonView): OwnerReplyView {
  const { id, organisation, version, createdAt, editedAt } = row;
  const state = stateOf({ ...row, withdrawnAt: null });
  return {
    id, organisation, version,
    verdict: row.verdict as OwnerVerdict,
    body: state === 'shown' ? row.body : '',
    author: author.name === 'Former member' ? { name: organisation, organisation: '' } : author,
    at: createdAt.toISOString(),
    editedAt: editedAt?.toISOString() ?? null,
    state: state === 'withdrawn' ? 'hidden' : state,
  };
}

const newestCode = (code: string) => findArea(code)?.code ?? code;
