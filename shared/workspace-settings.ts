import { z } from 'zod';
import { findMetric } from './framework/metrics.ts';
import { FEWEST_FOCUS, MOST_FOCUS } from './workspace-words.ts';
import { CONTRIBUTION_RULES, WORKSPACE_KINDS } from './workspaces.ts';
import { OptionalDay, withDays } from './written-day.ts';
import { isSeen, storable } from './written-text.ts';

export { stricterRules } from './workspace-words.ts';

export const LONGEST_NAME = 120;
const LONGEST_PURPOSE = 1_000;
const LONGEST_TERMS = 8_000;
const LONGEST_AGREEMENT = 300;
const MOST_AREAS = 200;

const text = (longest: number) => z.string().trim().max(longest, `Keep it under ${longest.toLocaleString('en-GB')} characters.`).transform((written) => storable(written).replace(/\r\n?/g, '\n'));
const some = (words: string) => z.string().trim().refine(isSeen, words);

/** Checkboxes: none, one or several. */
const ticked = z.union([z.string().transform((one) => [one]), z.array(z.string())]).default([]);
const onlyOnce = (items: readonly string[]) => [...new Set(items)];

/** Three to eight indicators to look at first, in an order. */
export const FocusSet = ticked
  .transform(onlyOnce)
  .refine((metrics) => metrics.length >= FEWEST_FOCUS, `Choose at least ${FEWEST_FOCUS} indicators.`)
  .refine((metrics) => metrics.length <= MOST_FOCUS, `Choose ${MOST_FOCUS} indicators at most: a focus set is what is looked at first, not everything.`)
  .refine((metrics) => metrics.every((metric) => findMetric(metric) !== undefined), 'One of these indicators does not exist. Load the page again.');

/** What stays in a focus set keeps its place; what is new comes last. */
export function keptOrder(before: readonly string[], chosen: readonly string[]): readonly string[] {
  return [...before.filter((metric) => chosen.includes(metric)), ...chosen.filter((metric) => !before.includes(metric))];
}

/** Areas ticked, and others typed by name or code, one a line. */
const Areas = ticked.transform(onlyOnce).refine((codes) => codes.length <= MOST_AREAS, `Choose ${MOST_AREAS} areas at most.`);
const MoreAreas = z.string().max(10_000, 'Keep it under 10,000 characters.').default('').transform((lines) => lines.split(/[\n\r;,]+/).map((line) => line.trim()).filter(Boolean));

const Purpose = some('Say in a sentence or two what it is for.').pipe(text(LONGEST_PURPOSE));
const Terms = some('Write the terms that everyone accepts before reading.').pipe(text(LONGEST_TERMS));
const Agreement = text(LONGEST_AGREEMENT).default('');
const Rule = z.enum(CONTRIBUTION_RULES, { error: 'Choose how those who write are shown.' });

/** The first step of opening a workspace: for whom, and of which kind. */
export const WorkspaceChoice = z.object({
  organisation: z.uuid({ error: 'Choose the organisation that will own it.' }),
  kind: z.enum(WORKSPACE_KINDS, { error: 'Choose what kind of workspace it will be.' }),
});
export type WorkspaceChoiceInput = z.infer<typeof WorkspaceChoice>;

export const OpenWorkspace = withDays(['endsOn', 'reviewOn'], WorkspaceChoice.extend({
  name: some('Give it a name.').pipe(z.string().max(LONGEST_NAME, `Keep it under ${LONGEST_NAME} characters.`)).transform((name) => storable(name).replace(/\s+/g, ' ')),
  purpose: Purpose,
  areas: Areas,
  moreAreas: MoreAreas,
  focus: FocusSet,
  contributionRule: Rule,
  terms: Terms,
  agreement: Agreement,
  reviewOn: OptionalDay,
  endsOn: OptionalDay,
}));
export type OpenWorkspaceInput = z.infer<typeof OpenWorkspace>;

const Understood = z.literal('yes', { error: 'Say that you have read what this means.' });

const YesOrNo = z.enum(['yes', 'no'], { error: 'Choose yes or no.' }).transform((answer) => answer === 'yes');

/** What a coordinator changes, one thing at a time. */
export const ChangeWorkspace = withDays(['endsOn', 'reviewOn'], z.discriminatedUnion('change', [
  z.object({ change: z.literal('purpose'), purpose: Purpose }),
  z.object({ change: z.literal('agreement'), agreement: Agreement, reviewOn: OptionalDay }),
  z.object({ change: z.literal('focus'), focus: FocusSet }),
  z.object({ change: z.literal('areas-added'), areas: Areas, moreAreas: MoreAreas }),
  z.object({ change: z.literal('area-removed'), area: z.string().max(40) }),
  z.object({ change: z.literal('contribution-rule'), contributionRule: Rule, understood: Understood }),
  z.object({ change: z.literal('non-attributed'), nonAttributed: YesOrNo }),
  z.object({ change: z.literal('mails'), mailsCarryContent: YesOrNo }),
  // `version`: the terms that were before the writer, so that two who rewrite them at once do not lose one text.
  z.object({ change: z.literal('terms'), terms: Terms, version: z.coerce.number().int().min(0) }),
  z.object({ change: z.literal('end'), endsOn: OptionalDay }),
  z.object({ change: z.literal('archive'), understood: Understood }),
], { error: 'Load the page again: the form does not say what is to change.' }));
export type ChangeWorkspaceInput = z.infer<typeof ChangeWorkspace>;

/** Accepting terms names the version that was read. */
export const AcceptTerms = z.object({ version: z.coerce.number().int().min(0), next: z.string().max(2_000).default('') });
