import { randomInt } from 'node:crypto';
import { CODE_LENGTH, CODE_LETTERS } from '../../shared/guest-code.ts';
import { keyedHash, seal } from '../auth/commands.ts';
import type { Database } from '../db.ts';

/** Draws a code. */
const draw = () => Array.from({ length: CODE_LENGTH }, () => CODE_LETTERS[randomInt(CODE_LETTERS.length)]).join('');

/** A new code as the database keeps it: sealed to be shown again, and hashed to be found. */
export function newCode(db: Database): { readonly codeHash: string; readonly codeSealed: string } {
  const code = draw();
  return { codeHash: hashOfCode(db, code), codeSealed: seal(db, 'guest-code', code) };
}

/** What a code is found by. */
export const hashOfCode = (db: Database, code: string) => keyedHash(db, 'guest-code', code);
