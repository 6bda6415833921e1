import { expect, test } from 'vitest';
import { localPath } from './local-path.ts';

test.each([
  ['/workspaces/northern-vale', '/workspaces/northern-vale'],
  ['/indicators/care?area=X06000003&note=2024#add-note', '/indicators/care?area=X06000003&note=2024#add-note'],
])('%s is kept', (next, kept) => {
  expect(localPath(next)).toBe(kept);
});

test.each([null, undefined, '', 'https://elsewhere.example/', '//elsewhere.example', '/\\elsewhere.example', '/a\\..\\b', '/\t/elsewhere.example', 'javascript:alert(1)', 'workspaces', '/.//elsewhere.example', '/x/..//elsewhere.example', '/%2e//elsewhere.example'])(
  '%j leads home',
  (next) => {
    expect(localPath(next)).toBe('/');
  },
);
