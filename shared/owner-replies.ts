import type { PersonView } from './workspaces.ts';

/** What an organisation says of a note about its own figure; apart from the form's schema, so that a browser can name them without it. */
export const OWNER_VERDICTS = { confirm: 'confirms this', add: 'adds to this', correct: 'corrects this', dispute: 'sees this differently' } as const;
export type OwnerVerdict = keyof typeof OWNER_VERDICTS;

/** What the organisation says whose figure it is. */
export interface OwnerReplyView {
  readonly id: string;
  readonly organisation: string;
  readonly verdict: OwnerVerdict;
  readonly body: string;
  readonly author: PersonView;
  readonly at: string;
  readonly editedAt: string | null;
  readonly version: number;
  readonly state: 'shown' | 'hidden' | 'purged';
}

/** A reply in one line, as files and speech say it: "Carrow confirms this: the front door moved in May." */
export function ownerReplyText({ organisation, verdict, body, state }: Pick<OwnerReplyView, 'organisation' | 'verdict' | 'body' | 'state'>): string {
  if (state !== 'shown') return `${organisation}: this reply is not shown.`;
  return body === '' ? `${organisation} ${OWNER_VERDICTS[verdict]}.` : `${organisation} ${OWNER_VERDICTS[verdict]}: ${body}`;
}
