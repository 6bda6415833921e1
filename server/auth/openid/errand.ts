import { createCipheriv, createDecipheriv, createHmac, randomBytes } from 'node:crypto';

/** What somebody set out to a provider for. */
export type Errand =
  | { readonly purpose: 'sign-in'; readonly next: string }
  /** Bound to this account and this very login, by the hash the database keeps of it. */
  | { readonly purpose: 'link'; readonly userId: string; readonly login: string }
  | { readonly purpose: 'invitation'; readonly tokenHash: string; readonly name: string; readonly jobRole: string | null };

/** What a browser's secret gives for one use: of no help for another one. */
export const derived = (secret: string, use: string): Buffer => createHmac('sha256', secret).update(use).digest();

/**
 * Closes an errand with the secret in the browser's cookie: where somebody goes next can be an address that opens
 * something, and the database is no place for it. No other browser opens it again.
 */
export function closeErrand(errand: Errand, secret: string): string {
  const nonce = randomBytes(12);
  const cipher = createCipheriv('aes-256-gcm', derived(secret, 'errand'), nonce);
  const content = Buffer.concat([cipher.update(JSON.stringify(errand), 'utf8'), cipher.final()]);
  return Buffer.concat([nonce, cipher.getAuthTag(), content]).toString('base64url');
}

/** `null` where the secret is not the one it was closed with. */
export function openErrand(closed: string, secret: string): Errand | null {
  const bytes = Buffer.from(closed, 'base64url');
  if (bytes.length < 28) return null;
  const decipher = createDecipheriv('aes-256-gcm', derived(secret, 'errand'), bytes.subarray(0, 12), { authTagLength: 16 });
  decipher.setAuthTag(bytes.subarray(12, 28));
  try {
    return JSON.parse(Buffer.concat([decipher.update(bytes.subarray(28)), decipher.final()]).toString('utf8')) as Errand;
  } catch {
    return null;
  }
}
