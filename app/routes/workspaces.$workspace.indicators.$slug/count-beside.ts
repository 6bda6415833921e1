import type { Conversation } from '../../../shared/conversation.ts';
import { isPlaced } from '../../../shared/judgement.ts';
import { notesAbout } from '../../features/annotations/note-query.ts';

/** How much stands beside the figure: of one area also what is about several areas, or about all; `null`: everything. */
export function countBeside({ annotations, discussions, actions }: Pick<Conversation, 'annotations' | 'discussions' | 'actions'>, area: string | null): number {
  const placed = annotations.filter(isPlaced);
  const notes = area === null ? placed : notesAbout(placed, area);
  return notes.length + [...discussions, ...actions].filter((one) => area === null || one.area === null || one.area === area).length;
}
