import { z } from 'zod';
import { AnchorFields, SubmissionKey } from './anchors.ts';
import { ContributionChoices } from './contribution-choices.ts';
import { EVIDENCE_KINDS, MOST_LINKS, type EvidenceKind } from './evidence.ts';
import { isSeen, storable } from './written-text.ts';

/** Longest text of each part, in characters. */
const EVIDENCE_LENGTHS = { title: 200, finding: 4_000, method: 1_000, consent: 500, size: 200, limits: 1_000, gathered: 100 } as const;

const part = (field: keyof typeof EVIDENCE_LENGTHS, missing: string) =>
  z.string({ error: missing }).trim().refine(isSeen, missing).max(EVIDENCE_LENGTHS[field], `Keep it under ${EVIDENCE_LENGTHS[field].toLocaleString('en-GB')} characters.`).transform(storable);

/** A figure it is read beside; an empty area or period stands for all of them. */
const Link = z.object({
  metric: z.string().max(80),
  area: z.string().max(40).default(''),
  period: z.union([z.literal(''), AnchorFields.period], { error: 'Write a year as the figures have it: 2025, or 2024/25.' }).default(''),
});

/** Rows without an indicator are rows that were left empty. */
const Links = z.array(Link).transform((links) => links.filter(({ metric }) => metric !== ''))
  .refine((links) => links.length > 0, 'Choose at least one indicator it is read beside.')
  .refine((links) => links.length <= MOST_LINKS, `Choose at most ${MOST_LINKS} figures.`);

const Written = {
  kind: z.enum(Object.keys(EVIDENCE_KINDS) as [EvidenceKind, ...EvidenceKind[]], { error: 'Choose what kind of evidence this is.' }),
  title: part('title', 'Say in one line what it is.'),
  finding: part('finding', 'Write what it says.'),
  method: part('method', 'Say how it was gathered.'),
  gathered: part('gathered', 'Say when it was gathered, for example “March to May 2026”.'),
  size: part('size', 'Say how many people, cases or answers it rests on; “not counted” is an answer.'),
  consent: z.string().trim().max(EVIDENCE_LENGTHS.consent, `Keep it under ${EVIDENCE_LENGTHS.consent} characters.`).default('').transform(storable),
  limits: part('limits', 'Say what it cannot tell; every method has its limits.'),
  links: Links,
};

const CONSENT_MISSING = { path: ['consent'], error: 'Say what those who spoke agreed to.' };
const consentIsSaid = ({ kind, consent }: { kind: EvidenceKind; consent: string }) => kind !== 'voice' || consent !== '';

/** Fields `links.0.metric` … of a form as the rows they are. */
function withLinks(sent: unknown): unknown {
  if (typeof sent !== 'object' || sent === null || 'links' in sent) return sent;
  const fields: Readonly<Record<string, unknown>> = { ...sent };
  const links = Array.from({ length: MOST_LINKS }, (_, row) => ({ metric: fields[`links.${row}.metric`] ?? '', area: fields[`links.${row}.area`] ?? '', period: fields[`links.${row}.period`] ?? '' }));
  return { ...fields, links };
}

/** An item of evidence as its form sends it. */
export const AddEvidence = z.preprocess(withLinks, z.object({ key: SubmissionKey, ...Written, ...ContributionChoices }).refine(consentIsSaid, CONSENT_MISSING));
export type AddEvidenceInput = z.infer<typeof AddEvidence>;

/** The same once more, of the version that its author had before them. */
export const EditEvidence = z.preprocess(
  withLinks,
  z.object({ key: SubmissionKey, evidenceId: z.uuid(), version: z.coerce.number().int().min(1), guardReason: ContributionChoices.guardReason, ...Written }).refine(consentIsSaid, CONSENT_MISSING),
);
export type EditEvidenceInput = z.infer<typeof EditEvidence>;

/** "We do not know yet", for one indicator and one area (empty: every area of the workspace). */
export const SayNotKnownYet = z.object({ key: SubmissionKey, metric: AnchorFields.metric, area: z.string().max(40).default('') });
export type SayNotKnownYetInput = z.infer<typeof SayNotKnownYet>;
