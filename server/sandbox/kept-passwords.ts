import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { generatePassword } from '../auth/commands.ts';

/** Passwords of this installation's sandbox people, the same at every start. */
export interface KeptPasswords {
  /** The password kept for an email address; where none was, a new one, written down before it is used. */
  passwordFor(email: string): string;
}

/** Reads `sandbox-passwords.json` of the folder, a file for its owner's eyes only; the database holds only hashes. */
export function keptPasswords(folder: string): KeptPasswords {
  const file = join(folder, 'sandbox-passwords.json');
  const passwords = new Map(Object.entries(existsSync(file) ? readPasswords(file) : {}));
  const keep = () => {
    mkdirSync(folder, { recursive: true });
    writeFileSync(`${file}.half`, `${JSON.stringify(Object.fromEntries(passwords), null, 2)}\n`, { mode: 0o600 });
    renameSync(`${file}.half`, file);
  };
  return {
    passwordFor(email) {
      const kept = passwords.get(email);
      if (kept !== undefined) return kept;
      const password = generatePassword();
      passwords.set(email, password);
      keep();
      return password;
    },
  };
}

/** A file that cannot be read as what it should be is the same as none: new passwords are made and printed. */
function readPasswords(file: string): Record<string, string> {
  try {
    const content: unknown = JSON.parse(readFileSync(file, 'utf8'));
    if (typeof content !== 'object' || content === null) return {};
    return Object.fromEntries(Object.entries(content).filter((entry): entry is [string, string] => typeof entry[1] === 'string'));
  } catch (error) {
    if (error instanceof SyntaxError) return {};
    throw error;
  }
}
