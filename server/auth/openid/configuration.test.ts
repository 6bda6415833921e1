import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { readProviders } from './configuration.ts';

const folder = mkdtempSync(join(tmpdir(), 'learning-loop-providers-'));
afterAll(() => rmSync(folder, { recursive: true }));

const DFE = { id: 'dfe-sign-in', name: 'DfE Sign-in', issuer: 'https://oidc.example/', clientId: 'us', clientSecret: 'very secret' };
const file = (content: unknown, name = 'providers.json') => {
  const path = join(folder, name);
  writeFileSync(path, typeof content === 'string' ? content : JSON.stringify(content));
  return path;
};

test('no file, no providers', () => {
  expect(readProviders(undefined)).toEqual([]);
  expect(readProviders(file([]))).toEqual([]);
});

test('several providers; a secret may stand in a file of its own, beside the list', () => {
  file('  from a file\n', 'secret.txt');
  const entra = { id: 'entra', name: 'Microsoft Entra ID', issuer: 'https://login.example/tenant/v2.0', clientId: 'them', clientSecretFile: 'secret.txt', scope: 'openid profile', trustsSecondFactor: true, clientAuthentication: 'client_secret_post' };
  expect(readProviders(file([DFE, entra]))).toEqual([
    { ...DFE, issuer: new URL(DFE.issuer), scope: 'openid', trustsSecondFactor: false, secondFactorAcr: [], clientAuthentication: 'client_secret_basic' },
    { id: 'entra', name: 'Microsoft Entra ID', issuer: new URL(entra.issuer), clientId: 'them', clientSecret: 'from a file', scope: 'openid profile', trustsSecondFactor: true, secondFactorAcr: [], clientAuthentication: 'client_secret_post' },
  ]);
});

test.each(['http://127.0.0.1:9000', 'http://localhost:9000/x'])('%s may speak http, being on this machine', (issuer) => {
  expect(readProviders(file([{ ...DFE, issuer }]))[0]?.issuer.href).toContain(issuer);
});

test.each<[string, unknown, RegExp]>([
  ['an issuer over http', [{ ...DFE, issuer: 'http://oidc.example/' }], /provider 1, issuer: give the address/],
  ['an issuer that only looks like this machine', [{ ...DFE, issuer: 'http://localhost.example/' }], /provider 1, issuer/],
  ['an issuer that is no address', [{ ...DFE, issuer: 'DfE' }], /provider 1, issuer/],
  ['an issuer with a query', [{ ...DFE, issuer: 'https://oidc.example/?x' }], /provider 1, issuer/],
  ['two of one name', [DFE, DFE], /provider 2, id: another provider in the list has this id/],
  ['an id that is no part of an address', [{ ...DFE, id: 'DfE Sign-in' }], /provider 1, id: give a short name/],
  ['an id with another meaning', [{ ...DFE, id: 'password' }], /another meaning/],
  ['no secret', [{ ...DFE, clientSecret: undefined }], /provider 1, clientSecret: give clientSecret, or clientSecretFile/],
  ['two secrets', [{ ...DFE, clientSecretFile: 'x' }], /not both/],
  ['a secret file that is not there', [{ ...DFE, clientSecret: undefined, clientSecretFile: 'gone.txt' }], /there is no secret in .*gone\.txt/],
  ['a scope without openid', [{ ...DFE, scope: 'profile' }], /openid among them/],
  ['a setting nobody knows', [{ ...DFE, client_secret: 'x' }], /client_secret/],
  ['no list', DFE, /OIDC_PROVIDERS: /],
  ['no JSON', '[{"clientSecret": "very secret"', /is not JSON/],
])('%s is refused in words, and no secret is among them', (_what, content, words) => {
  const path = file(content);
  expect(() => readProviders(path)).toThrow(words);
  expect(() => readProviders(path)).toThrow(/^Settings that make no sense:\n {2}OIDC_PROVIDERS: /);
  expect(() => readProviders(path)).not.toThrow(/very secret/);
});

test('a file that is not there is refused in words', () => {
  expect(() => readProviders(join(folder, 'nowhere.json'))).toThrow(/there is no file .*nowhere\.json that can be read/);
});
