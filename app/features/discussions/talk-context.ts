import { createContext, useContext } from 'react';
import type { PersonalView } from '../../../shared/conversation.ts';
import type { WorkspaceView } from '../../../shared/workspaces.ts';
import type { Answer } from '../../live/answers.ts';
import type { ChartOffer } from './chart-offer.ts';

/** What every part of a discussion on one page needs to know. Its value changes only with the page's data. */
export interface Talk {
  readonly workspace: WorkspaceView;
  readonly personal: PersonalView;
  /** Key of the forms where there is no JavaScript. */
  readonly formKey: string;
  /** What a form sent without JavaScript was answered. */
  readonly answer: Answer | undefined;
  /** Charts of this page that can be put into what is written. */
  readonly charts: readonly ChartOffer[];
  /** One discussion with everything in it, rather than a list of them beside a figure. */
  readonly whole: boolean;
  /** Ids of what the reader wrote, in this very moment too. */
  readonly own: ReadonlySet<string>;
  /** Ids of what they sent from this page. */
  readonly sent: ReadonlySet<string>;
}

export const TalkContext = createContext<Talk | null>(null);

/** @throws Error outside the discussions of a page. */
export function useTalk(): Talk {
  const talk = useContext(TalkContext);
  if (!talk) throw new Error('useTalk is used inside the discussions of a page only');
  return talk;
}
