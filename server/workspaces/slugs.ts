import { randomInt } from 'node:crypto';

/** Words that stand in addresses where a workspace's slug would. */
const TAKEN_WORDS = new Set(['new']);
const LONGEST = 60;
/** Without vowels and look-alikes: no word comes of them. */
const LETTERS = 'bcdfghjkmnpqrtvwxz2345789';

/** The part of an address that a name gives: small letters, digits and hyphens. */
export function slugFrom(name: string): string {
  const plain = name.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase().replace(/[^a-z0-9]+/g, '-').slice(0, LONGEST).replace(/^-+|-+$/g, '');
  return plain === '' ? 'workspace' : plain;
}

/**
 * An address that no workspace has. Its end is drawn by lot whether or not another workspace has the name: a number in
 * its place would tell whoever opens one that there is another.
 */
export const newSlug = (name: string) => `${slugFrom(name)}-${Array.from({ length: 5 }, () => LETTERS[randomInt(LETTERS.length)]).join('')}`;

export const isSlug = (text: string) => /^[a-z0-9]+(-[a-z0-9]+)*$/.test(text) && !TAKEN_WORDS.has(text);
