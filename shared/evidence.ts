import type { VisibleContributionView } from './contributions.ts';
import type { WorkspaceView } from './workspaces.ts';

export const EVIDENCE_KINDS = {
  audit: 'Audit',
  survey: 'Survey',
  voice: 'Voice of children and families',
  inspection: 'Inspection finding',
  'local-figure': 'Local figure',
} as const;
export type EvidenceKind = keyof typeof EVIDENCE_KINDS;

/** What an item of evidence is read beside; empty: every area, every period. */
export interface EvidenceLinkView {
  readonly metric: string;
  readonly area: string;
  readonly period: string;
}

/** Something that was found out beside the published figures. */
export interface EvidenceView extends VisibleContributionView {
  readonly kind: EvidenceKind;
  readonly title: string;
  readonly finding: string;
  readonly method: string;
  readonly size: string;
  readonly limits: string;
  /** Voice only: what those who spoke agreed to. */
  readonly consent: string;
  readonly gathered: string;
  /** Voice only: the answer was "we do not know yet". */
  readonly notKnownYet: boolean;
  readonly links: readonly EvidenceLinkView[];
}

/** Whose voice is asked for beside every indicator. */
export const VOICE_QUESTION = 'What do children and families tell us?';

export const MOST_LINKS = 8;

/** Whether an item is read beside an indicator, and there beside an area; `null`: beside any. */
export function speaksOf({ links }: Pick<EvidenceView, 'links'>, metric: string, area: string | null): boolean {
  return links.some((link) => link.metric === metric && (area === null || link.area === '' || link.area === area));
}

/** Something to choose in a list, under the heading of its group. */
export interface ChoiceOfGroup {
  readonly value: string;
  readonly label: string;
  readonly group: string;
}

/** An earlier state of an item. */
export interface EarlierEvidence extends Pick<EvidenceView, 'kind' | 'title' | 'finding' | 'method' | 'consent' | 'size' | 'limits' | 'gathered'> {
  readonly version: number;
  /** ISO time until which it stood so. */
  readonly until: string;
}

/** Everything found out beside figures that the reader may see, newest first. */
export interface EvidenceListPage {
  readonly workspace: WorkspaceView;
  readonly items: readonly EvidenceView[];
  /** Titles of the indicators the items are read beside. */
  readonly titles: Readonly<Record<string, string>>;
  /** Indicators there is evidence on. */
  readonly indicators: readonly ChoiceOfGroup[];
  readonly chosen: { readonly metric: string; readonly kind: string };
}

export interface EvidencePage {
  readonly workspace: WorkspaceView;
  readonly item: EvidenceView;
  readonly titles: Readonly<Record<string, string>>;
  /** Written by the reader: they may change it and take it back. */
  readonly mine: boolean;
  /** Newest first. */
  readonly history: readonly EarlierEvidence[];
  /** What its form offers, where it is the reader's own. */
  readonly offered: EvidenceOffered | null;
}

/** What can be chosen where evidence is written. */
export interface EvidenceOffered {
  readonly indicators: readonly ChoiceOfGroup[];
  readonly areas: readonly { readonly code: string; readonly name: string }[];
}

export interface EvidenceFormPage {
  readonly workspace: WorkspaceView;
  readonly offered: EvidenceOffered;
  /** What the address asks for already. */
  readonly asked: EvidenceLinkView & { readonly kind: EvidenceKind | '' };
}
