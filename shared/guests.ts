import { z } from 'zod';
import { codeAsKept } from './guest-code.ts';
import type { ContributionRule } from './workspaces.ts';
import { isSeen, storable } from './written-text.ts';

const line = (longest: number) => z.string().max(longest, `Keep it under ${longest} characters.`).transform((text) => storable(text).replace(/[\p{Cc}\p{Zl}\p{Zp}\s]+/gu, ' ').trim());

/** What is typed into the field for a code; what it is compared with is made of it. */
const Code = z.string().max(100).default('').transform(codeAsKept);

/** The first step of coming in: the code alone. */
export const GuestCodeForm = z.object({ code: Code });

/** The second: who one is, with the code again. */
export const JoinAsGuest = z.object({
  code: Code,
  name: line(80).refine((name) => name !== '', 'Say what you want to be called here.'),
  speaksFor: z.enum(['organisation', 'myself'], { error: 'Say whether you come from an organisation or speak for yourself.' }),
  organisation: line(120).default(''),
  consent: z.literal('yes', { error: 'Say that you have read what happens with what you say.' }),
}).refine(({ speaksFor, organisation }) => speaksFor === 'myself' || organisation !== '', { path: ['organisation'], error: 'Say which organisation you come from.' });
export type JoinAsGuestInput = z.infer<typeof JoinAsGuest>;

/** Codes that a workspace has open at a time. */
export const MOST_OPEN_CODES = 2;
export const HOURS_OPEN = [1, 2, 4, 8, 12, 24] as const;
export const DAYS_HERE = [1, 2, 3, 7, 14, 30] as const;

const oneOf = (choices: readonly number[], words: string) => z.coerce.number({ error: words }).refine((number) => choices.includes(number), words);

/** A coordinator opens a code, closes one, or ends a guest's stay. */
export const ChangeGuests = z.discriminatedUnion('change', [
  z.object({
    change: z.literal('open'),
    hours: oneOf(HOURS_OPEN, 'Choose for how long guests can come in.'),
    days: oneOf(DAYS_HERE, 'Choose how long guests stay.'),
    support: z.string().trim().refine(isSeen, 'Say whom a guest can turn to: a name or role, and how to reach them.').max(500, 'Keep it under 500 characters.').transform(storable),
  }),
  z.object({ change: z.literal('close'), codeId: z.uuid() }),
  z.object({ change: z.literal('end'), userId: z.uuid() }),
], { error: 'Load the page again: the form does not say what is to change.' });
export type ChangeGuestsInput = z.infer<typeof ChangeGuests>;

/** What somebody reads who has the right code, before they come in. */
export interface GuestInvitation {
  readonly workspace: string;
  readonly invented: boolean;
  readonly owner: string | null;
  /** Last day of their stay, ISO. */
  readonly until: string;
  /** Whom they can turn to, in the owner's words. */
  readonly support: string;
  /** How those who write are shown there. */
  readonly contributionRule: ContributionRule;
  readonly memberCount: number;
}

export interface OpenCode {
  readonly id: string;
  /** In two groups, to be read aloud: "C7H 4QM". */
  readonly code: string;
  /** "14:30 on 22 November 2026", as clocks in England have it. */
  readonly closes: string;
  readonly guestsUntil: string;
  readonly support: string;
}

export interface GuestLine {
  readonly userId: string;
  readonly name: string;
  /** `null`: for themselves. */
  readonly organisation: string | null;
  readonly since: string;
  readonly until: string | null;
}

export interface GuestsPage {
  readonly slug: string;
  readonly name: string;
  readonly invented: boolean;
  readonly ended: boolean;
  readonly codes: readonly OpenCode[];
  readonly guests: readonly GuestLine[];
  /** Address to type, without `https://`. */
  readonly joinAddress: string;
  /** What was said last about whom to turn to. */
  readonly support: string;
  /** Closing times to choose, with the moment each means now; days likewise. */
  readonly hours: readonly { readonly value: number; readonly words: string }[];
  readonly days: readonly { readonly value: number; readonly words: string }[];
}
