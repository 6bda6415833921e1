import { generateKeyPairSync, sign, createHmac, type KeyObject } from 'node:crypto';
import { createServer } from 'node:http';
import { afterAll } from 'vitest';
import type { Provider } from '../../server/auth/openid/providers.ts';
import { listening } from '../listening.ts';
import { CLIENT, known } from './provider.ts';

interface Claims {
  readonly [claim: string]: unknown;
}

/** What the provider does next, where it is not what it should. */
export interface Lie {
  /** Changes what the ID token says. */
  claims?: (right: Claims) => Claims;
  /** Signs it with a key that it does not publish. */
  foreignKey?: boolean;
  alg?: 'none' | 'HS256';
  /** Says in the token itself which key to check it with: by holding it, or by naming an address. */
  header?: 'jwk' | 'jku';
  /** Sends no ID token. */
  noToken?: boolean;
  /** Calls itself something else. */
  issuer?: string;
}

export interface LyingProvider extends Provider {
  readonly issuer: URL;
  /** Answers of its discovery so far. */
  readonly asked: () => number;
  lie(next: Lie): void;
  /** The code it gives for what was asked of it. */
  codeFor(to: string, subject?: string): string;
}

const encoded = (part: unknown) => Buffer.from(JSON.stringify(part)).toString('base64url');

/** A provider of our own making that can be told to get something wrong: real ones do not. */
export async function startLyingProvider(id: string, more: Partial<Provider> = {}): Promise<LyingProvider> {
  const keys = generateKeyPairSync('rsa', { modulusLength: 2048 });
  const foreign = generateKeyPairSync('rsa', { modulusLength: 2048 });
  const codes = new Map<string, { nonce: string; subject: string }>();
  let lie: Lie = {};
  let asked = 0;
  const http = createServer((req, res) => {
    const issuer = `http://${req.headers.host}`;
    const chunks: Buffer[] = [];
    req.on('data', (chunk: Buffer) => chunks.push(chunk)).on('end', () => {
      const answer = (body: unknown, status = 200) => res.writeHead(status, { 'Content-Type': 'application/json' }).end(JSON.stringify(body));
      if (req.url === '/.well-known/openid-configuration') {
        asked += 1;
        return answer({
          issuer: lie.issuer ?? issuer, authorization_endpoint: `${issuer}/auth`, token_endpoint: `${issuer}/token`, jwks_uri: `${issuer}/jwks`, end_session_endpoint: `${issuer}/end`,
          response_types_supported: ['code'], subject_types_supported: ['public'], id_token_signing_alg_values_supported: ['RS256'], authorization_response_iss_parameter_supported: true,
        });
      }
      if (req.url === '/foreign-jwks') return answer({ keys: [{ ...foreign.publicKey.export({ format: 'jwk' }), kid: 'one', alg: 'RS256', use: 'sig' }] });
      if (req.url === '/jwks') return answer({ keys: [{ ...keys.publicKey.export({ format: 'jwk' }), kid: 'one', alg: 'RS256', use: 'sig' }] });
      const code = new URLSearchParams(Buffer.concat(chunks).toString()).get('code') ?? '';
      const given = codes.get(code);
      if (req.url !== '/token' || !given) return answer({ error: 'invalid_grant' }, 400);
      const now = Math.floor(Date.now() / 1_000);
      const claims = { iss: issuer, aud: CLIENT.clientId, sub: given.subject, nonce: given.nonce, iat: now, exp: now + 300 };
      const token = idToken(lie.claims ? lie.claims(claims) : claims, lie.foreignKey ? foreign.privateKey : keys.privateKey, lie.alg, keyNamed(lie.header, foreign.publicKey, issuer));
      answer({ access_token: 'worth nothing', token_type: 'Bearer', expires_in: 60, ...(lie.noToken ? {} : { id_token: token }) });
    });
  });
  const provider = known(id, await listening(http), more);
  afterAll(() => void http.close());
  return {
    ...provider,
    asked: () => asked,
    lie: (next) => (lie = next),
    codeFor(to, subject = 'ana') {
      const code = encoded([to, codes.size]).slice(-40);
      codes.set(code, { nonce: new URL(to).searchParams.get('nonce') ?? '', subject });
      return code;
    },
  };
}

const keyNamed = (header: Lie['header'], key: KeyObject, issuer: string) => (header === 'jwk' ? { jwk: key.export({ format: 'jwk' }) } : header === 'jku' ? { jku: `${issuer}/foreign-jwks` } : {});

function idToken(claims: Claims, key: KeyObject, alg: Lie['alg'], more: object): string {
  const content = `${encoded({ alg: alg ?? 'RS256', kid: 'one', typ: 'JWT', ...more })}.${encoded(claims)}`;
  if (alg === 'none') return `${content}.`;
  const signature = alg === 'HS256' ? createHmac('sha256', CLIENT.clientSecret).update(content).digest() : sign('sha256', Buffer.from(content), key);
  return `${content}.${signature.toString('base64url')}`;
}
