import { readFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { z } from 'zod';
import type { Provider } from './providers.ts';

/** Hosts of this machine: tests and trials speak plain http with a provider there, and nowhere else. */
const LOOPBACK = new Set(['127.0.0.1', 'localhost', '[::1]']);
const isTrusted = ({ protocol, hostname, search, hash }: URL) => (protocol === 'https:' || (protocol === 'http:' && LOOPBACK.has(hostname))) && search === '' && hash === '';

const AN_ISSUER = 'give the address the provider calls itself by, such as https://login.example/tenant (https, nothing after ? or #)';
const A_SECRET = 'give clientSecret, or clientSecretFile with the path of a file that holds it, not both';

const ProviderSettings = z.strictObject({
  id: z.string().regex(/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/, 'give a short name of small letters, figures and hyphens, such as dfe-sign-in').max(40)
    .refine((id) => !['password', 'guest-code'].includes(id), 'this name has another meaning already'),
  name: z.string().trim().min(1, 'give the name people know it by, such as DfE Sign-in').max(60),
  issuer: z.string().refine((text) => URL.canParse(text) && isTrusted(new URL(text)), AN_ISSUER),
  clientId: z.string().min(1, 'give what the provider calls this installation').max(500),
  clientSecret: z.string().min(1, A_SECRET).optional(),
  clientSecretFile: z.string().min(1, A_SECRET).optional(),
  scope: z.string().regex(/^(?=.*\bopenid\b)[\w .:/-]+$/, 'give words with spaces between, openid among them').default('openid'),
  trustsSecondFactor: z.boolean().default(false),
  secondFactorAcr: z.array(z.string().min(1)).max(20).default([]),
  clientAuthentication: z.enum(['client_secret_basic', 'client_secret_post']).default('client_secret_basic'),
}).refine(({ clientSecret, clientSecretFile }) => (clientSecret === undefined) !== (clientSecretFile === undefined), { path: ['clientSecret'], error: A_SECRET });

const File = z.array(ProviderSettings).max(20).superRefine((providers, ctx) => {
  providers.forEach(({ id }, index) => {
    if (providers.findIndex((other) => other.id === id) < index) ctx.addIssue({ code: 'custom', path: [index, 'id'], message: 'another provider in the list has this id' });
  });
});

/**
 * Reads the file that OIDC_PROVIDERS names; none without it. Paths of files with secrets start at that file.
 * @throws Error in words that names each setting that makes no sense, and holds none of their values.
 */
export function readProviders(path: string | undefined): readonly Provider[] {
  if (path === undefined) return [];
  const result = File.safeParse(readJson(path));
  if (!result.success) throw refused(result.error.issues.map(({ path: place, message }) => `${place.length > 0 ? `${placeText(place)}: ` : ''}${message}`));
  return result.data.map(({ clientSecret, clientSecretFile, issuer, ...rest }, index) => ({
    ...rest,
    issuer: new URL(issuer),
    clientSecret: clientSecret ?? readSecret(resolve(dirname(path), clientSecretFile ?? ''), index),
  }));
}

function readJson(path: string): unknown {
  let text: string;
  try {
    text = readFileSync(path, 'utf8');
  } catch {
    throw refused([`there is no file ${path} that can be read`]);
  }
  try {
    return JSON.parse(text);
  } catch {
    // The parser's own words quote the file, secrets and all.
    throw refused([`${path} is not JSON`]);
  }
}

function readSecret(file: string, index: number): string {
  let secret = '';
  try {
    secret = readFileSync(file, 'utf8').trim();
  } catch {
    // The same words as for an empty one.
  }
  if (secret === '') throw refused([`provider ${index + 1}, clientSecretFile: there is no secret in ${file}, or it cannot be read`]);
  return secret;
}

const placeText = ([index, ...rest]: readonly PropertyKey[]) => [`provider ${Number(index) + 1}`, ...rest.map(String)].join(', ');
const refused = (lines: readonly string[]) => new Error(`Settings that make no sense:\n${lines.map((line) => `  OIDC_PROVIDERS: ${line}`).join('\n')}`);
