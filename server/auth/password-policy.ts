import { LONGEST_NEW_PASSWORD, SHORTEST_PASSWORD } from '../../shared/password-words.ts';
import { invalid } from '../../shared/errors.ts';
import { hashPassword } from './passwords.ts';

/** Whose password it will be: what names them is no password. */
export interface PasswordOwner {
  readonly email?: string | null;
  readonly name?: string | null;
}

const PRODUCT = 'Learning Loop';
/** So much added to a common password, at its ends, is tried by every guesser. */
const TRIED_ADDITIONS = 6;

let common: Promise<ReadonlySet<string>> | undefined;

/** Read when the first password is set: it takes a moment, and most starts need it never. */
const commonPasswords = () =>
  (common ??= import('@zxcvbn-ts/language-common').then(({ dictionary }) => new Set(dictionary['passwords-common'].map((password) => password.toLowerCase()))));

/**
 * Whether a password may be chosen: long enough, not one of those everybody tries, not what names its owner or us.
 * Nothing is asked of its characters.
 * @throws Refusal 400 with words for the field `password`.
 */
export async function checkNewPassword(password: string, owner: PasswordOwner): Promise<void> {
  const words = await whatIsWrong(password, owner);
  if (words !== null) throw invalid({ password: words });
}

/** The hash of a password that somebody chose, once it has passed the check above: the only way to set one. */
export async function newPasswordHash(password: string, owner: PasswordOwner): Promise<string> {
  await checkNewPassword(password, owner);
  return hashPassword(password);
}

async function whatIsWrong(password: string, { email, name }: PasswordOwner): Promise<string | null> {
  if ([...password].length > LONGEST_NEW_PASSWORD) return `Use at most ${LONGEST_NEW_PASSWORD} characters.`;
  const folded = password.normalize('NFKC').toLowerCase();
  if ([...folded].length < SHORTEST_PASSWORD) return `Use at least ${SHORTEST_PASSWORD} characters.`;
  const [localPart = '', domain = ''] = (email ?? '').split('@');
  const names = [PRODUCT, name ?? '', email ?? '', localPart, domain, ...domain.split('.')].map(lettersOf).filter((text) => text.length >= 4);
  if (names.includes(lettersOf(core(folded))) || names.includes(lettersOf(folded))) return 'Choose a password that is not your name, your email address or the name of this service.';
  if (/^(.{1,3}?)\1+$/su.test(folded)) return 'Choose a password that is not the same few characters again and again.';
  const known = await commonPasswords();
  if (candidates(folded).some((text) => known.has(text))) return 'This password is among those that are guessed first. Choose another one.';
  return null;
}

/** What stands in the list of common passwords in one of these forms is as common with figures at its ends, or twice. */
function candidates(folded: string): readonly string[] {
  const inner = core(folded);
  const half = folded.slice(0, folded.length / 2);
  return [folded, ...(folded.length - inner.length <= TRIED_ADDITIONS ? [inner] : []), ...(half + half === folded ? [half] : [])].filter(Boolean);
}

/** Without figures and signs at its ends. */
const core = (text: string) => text.replace(/^[^\p{L}]+/u, '').replace(/[^\p{L}]+$/u, '');
const lettersOf = (text: string) => text.normalize('NFKC').toLowerCase().replace(/[^\p{L}\p{N}]/gu, '');
