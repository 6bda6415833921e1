import { createCipheriv, createDecipheriv, createHmac, hkdfSync, randomBytes } from 'node:crypto';
import type { Database } from '../db.ts';
import { authOf } from './login-sessions.ts';

/**
 * Keeps in the database what must be read again but is worthless without this installation's secret: secrets of second
 * factors, guest codes. AES-256-GCM, a key derived for each purpose.
 */
type Purpose = 'second-factor' | 'guest-code' | 'unattributed';

/** @returns text of the form `nonce.tag.content`, base64url. */
export function seal(db: Database, purpose: Purpose, text: string): string {
  const nonce = randomBytes(12);
  const cipher = createCipheriv('aes-256-gcm', keyFor(db, `seal ${purpose}`), nonce);
  const content = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]);
  return [nonce, cipher.getAuthTag(), content].map((part) => part.toString('base64url')).join('.');
}

/** @throws Error where the text was sealed with another secret, or changed. */
export function unseal(db: Database, purpose: Purpose, sealed: string): string {
  const [nonce, tag, content] = sealed.split('.').map((part) => Buffer.from(part, 'base64url'));
  if (!nonce || !tag || !content) throw new Error('This is not a sealed text');
  const decipher = createDecipheriv('aes-256-gcm', keyFor(db, `seal ${purpose}`), nonce);
  decipher.setAuthTag(tag);
  return Buffer.concat([decipher.update(content), decipher.final()]).toString('utf8');
}

/** A hash that cannot be guessed from the database alone, for what is too short to be hashed plainly. */
export function keyedHash(db: Database, purpose: Purpose, text: string): string {
  return createHmac('sha256', keyFor(db, `hash ${purpose}`)).update(text).digest('hex');
}

const keyFor = (db: Database, use: string) => Buffer.from(hkdfSync('sha256', authOf(db).settings.secret, '', use, 32));
