import { z } from 'zod';
import { storable } from './written-text.ts';
import { LONGEST_NEW_PASSWORD, SHORTEST_PASSWORD } from './password-words.ts';

/** What people send about themselves and how they sign in, and what their account's pages show. */

const LINE = 'Use one line of plain text.';
/** Control characters, line breaks of every kind, and what turns the direction of the text around it. */
const UNSEEN = /[\p{Cc}\p{Zl}\p{Zp}\u202A-\u202E\u2066-\u2069]/u;
const MOST = 100;
/** One line, of what can be seen. */
const line = z.string().trim().max(MOST, `Use at most ${MOST} characters.`).refine((text) => !UNSEEN.test(text) && text.isWellFormed(), LINE).transform((text) => text.normalize('NFC'));

export const PersonName = line.refine((text) => /[\p{L}\p{N}]/u.test(text), 'Enter your name.');
/** What somebody does, in their own words: said, never a permission. */
export const JobRole = line.default('');

/** A new password as far as a form alone can tell; the server knows the common ones (server/auth/password-policy.ts). */
export const NewPassword = z
  .string({ error: 'Enter a new password.' })
  .min(1, 'Enter a new password.')
  .refine((text) => [...text.normalize('NFKC')].length >= SHORTEST_PASSWORD, `Use at least ${SHORTEST_PASSWORD} characters.`)
  .refine((text) => [...text].length <= LONGEST_NEW_PASSWORD, `Use at most ${LONGEST_NEW_PASSWORD} characters.`);

/** One that is there already: whatever it is, within reason. */
export const PresentPassword = z.string({ error: 'Enter your password.' }).min(1, 'Enter your password.').max(1_000, 'Enter your password.');

/** Only where the form asks for it: not of accounts without a password, nor right after signing in. */
const AskedAgain = PresentPassword.optional();

const Next = z.string().max(2_000).catch('/').default('/');
const Code = z.string({ error: 'Enter a code.' }).trim().min(1, 'Enter a code.').max(100, 'Enter a code as it is shown.');

export const SignIn = z.object({
  email: z.string({ error: 'Enter your email address.' }).trim().min(1, 'Enter your email address.').max(320, 'Enter your email address.'),
  password: PresentPassword,
  next: Next,
});

/** The second step of signing in, and every other place that asks for a code. */
export const SecondStep = z.object({ code: Code, next: Next });

export const ForgottenPassword = z.object({ email: SignIn.shape.email });
export const ChosenPassword = z.object({ password: NewPassword });
export const ChangedPassword = z.object({ 'password-present': AskedAgain, password: NewPassword });

/** What the page of one's own account sends. */
export const AccountChange = z.discriminatedUnion('what', [
  z.object({ what: z.literal('change'), name: PersonName, jobRole: JobRole }),
  z.object({ what: z.literal('close'), 'password-to-close': AskedAgain }),
]);

/** Each login has a button of its own (`end`, with its id); two more are for many of them (`what`). */
export const LoginChange = z.union([
  z.object({ end: z.string().max(100).transform(storable) }).transform(({ end }) => ({ what: 'end' as const, login: end })),
  z.object({ what: z.enum(['end-others', 'end-all']) }),
]);

export const SecondFactorChange = z.discriminatedUnion('what', [
  z.object({ what: z.literal('begin'), password: AskedAgain, 'code-to-change': Code.optional(), next: Next }),
  z.object({ what: z.literal('keep'), next: Next }),
  z.object({ what: z.literal('confirm'), code: Code, next: Next }),
  z.object({ what: z.literal('prove'), code: Code, next: Next }),
  z.object({ what: z.literal('new-codes'), code: Code, next: Next }),
  z.object({ what: z.literal('remove'), 'password-or-code': z.string({ error: 'Enter your password or a code.' }).min(1, 'Enter your password or a code.').max(1_000), next: Next }),
]);

/** One's own account, as its page shows it. */
export interface AccountView {
  readonly name: string;
  readonly jobRole: string;
  readonly email: string | null;
  readonly guest: boolean;
  readonly invented: boolean;
  readonly hasPassword: boolean;
  readonly hasSecondFactor: boolean;
  /** Why this person must have a second factor, in words; none: they may. */
  readonly secondFactorFor: readonly string[];
  readonly organisations: readonly { readonly id: string; readonly name: string; readonly role: string }[];
  readonly workspaces: readonly { readonly slug: string; readonly name: string; readonly organisation: string; readonly role: string }[];
}

/** One of one's own logins. */
export interface LoginView {
  /** Opens nothing: a hash. */
  readonly id: string;
  readonly browser: string;
  readonly means: string;
  /** Times in words, as clocks in England have them. */
  readonly since: string;
  readonly lastUsed: string;
  readonly ends: string;
  readonly secondFactor: boolean;
  readonly here: boolean;
}

/** The page of one's own second factor. */
export interface SecondFactorView {
  /** none: nothing is set up · pending: shown, to be confirmed · unproved: set up, not asked for in this login · proved */
  readonly state: 'none' | 'pending' | 'unproved' | 'proved';
  /** There is one that counts until the pending one is confirmed. */
  readonly replaces: boolean;
  readonly requiredFor: readonly string[];
  /** Only while it is pending: what the app needs, as a picture and as text. */
  readonly secret: string | null;
  readonly picture: string | null;
  readonly recoveryCodesLeft: number;
  /** The login is not fresh: beginning asks for the password. */
  readonly asksPassword: boolean;
  readonly invented: boolean;
}
