import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Env } from './env.ts';

/**
 * The secret of this installation: SECRET, else a file for its owner's eyes only in the data folder, made at the first
 * start. Whoever loses it loses second factors and open guest codes, nothing else.
 * @throws Error where the file is there and too short to be one.
 */
export function installationSecret({ SECRET }: Env, folder: string): Buffer {
  if (SECRET !== undefined) return Buffer.from(SECRET, 'utf8');
  const file = join(folder, 'secret');
  if (!existsSync(file)) {
    mkdirSync(folder, { recursive: true });
    // `wx`: of two servers that start together the second one reads what the first one wrote.
    try {
      writeFileSync(file, randomBytes(32).toString('base64url'), { mode: 0o600, flag: 'wx' });
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    }
  }
  const secret = readFileSync(file, 'utf8').trim();
  if (secret.length < 32) throw new Error(`The secret in ${file} is too short. Give at least 32 characters, or remove the file to have another one made.`);
  return Buffer.from(secret, 'utf8');
}
