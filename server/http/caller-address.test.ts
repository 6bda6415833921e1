import type { IncomingMessage } from 'node:http';
import { describe, expect, test } from 'vitest';
import { callerAddress, networkOf } from './caller-address.ts';

const request = (remoteAddress: string, forwarded?: string) =>
  ({ socket: { remoteAddress }, headers: forwarded === undefined ? {} : { 'x-forwarded-for': forwarded } }) as unknown as IncomingMessage;
const PUBLIC = 'https://learning.example';

describe('who is asking', () => {
  test('without a proxy the connection says it, whatever the request says', () => {
    const { of, direct } = callerAddress({});
    expect(of(request('192.0.2.1', '203.0.113.9'))).toBe('192.0.2.1');
    expect(of(request('::ffff:192.0.2.1'))).toBe('192.0.2.1');
    expect(direct(request('192.0.2.1'))).toBe(true);
  });

  test('behind a proxy that nobody said to believe, nobody is known', () => {
    for (const trustProxy of [undefined, '', ' ']) {
      const { of, direct } = callerAddress({ trustProxy, publicUrl: PUBLIC });
      expect([of(request('10.0.0.1', '203.0.113.9')), direct(request('10.0.0.1'))]).toEqual(['', false]);
    }
    expect(callerAddress({ trustProxy: '0', publicUrl: PUBLIC }).of(request('10.0.0.1', '203.0.113.9'))).toBe('10.0.0.1');
  });

  test('with one proxy, what it added is believed, and what the caller made up before it is not', () => {
    const { of, direct } = callerAddress({ trustProxy: '1', publicUrl: PUBLIC });
    expect(of(request('10.0.0.1', '203.0.113.9'))).toBe('203.0.113.9');
    expect(of(request('10.0.0.1', '127.0.0.1, 8.8.8.8, 203.0.113.9'))).toBe('203.0.113.9');
    expect(of(request('10.0.0.1'))).toBe('10.0.0.1');
    expect(direct(request('10.0.0.1'))).toBe(false);
  });

  test('two proxies, or proxies by their addresses', () => {
    const spoofed = '127.0.0.1, 203.0.113.9, 10.0.0.2';
    expect(callerAddress({ trustProxy: '2' }).of(request('10.0.0.1', spoofed))).toBe('203.0.113.9');
    const { of, direct } = callerAddress({ trustProxy: '10.0.0.0/8, 2001:db8::/32' });
    expect(of(request('10.0.0.1', spoofed))).toBe('203.0.113.9');
    expect(of(request('2001:db8::7', '203.0.113.9'))).toBe('203.0.113.9');
    // Somebody who reaches the program past the proxies.
    expect(of(request('198.51.100.4', spoofed))).toBe('198.51.100.4');
    expect([direct(request('198.51.100.4')), direct(request('10.9.9.9'))]).toEqual([true, false]);
  });

  test.each([['garbage', '10.0.0.1'], ['203.0.113.9:4711', '203.0.113.9'], ['[2001:db8::1]:80', '2001:db8::1'], ['', '10.0.0.1'], ['203.0.113.9,', '203.0.113.9'], ['<script>', '10.0.0.1'], ['a'.repeat(900), '10.0.0.1']])('what a proxy writes as %j is read as %j', (written, address) => {
    expect(callerAddress({ trustProxy: '1' }).of(request('10.0.0.1', written))).toBe(address);
  });

  test.each(['all', 'true', '1.2.3', '10.0.0.0/99', '-1', 'localhost'])('TRUST_PROXY=%s is refused in words', (trustProxy) => {
    expect(() => callerAddress({ trustProxy })).toThrow(/TRUST_PROXY: give the number/);
  });
});

test('an IPv6 network is one caller, however its addresses are written', () => {
  for (const address of ['2001:db8:1:2::1', '2001:db8:1:2:ffff::', '2001:0DB8:0001:0002:0:0:0:9', '2001:db8:1:2:3:4:5:6']) expect(networkOf(address), address).toBe('2001:db8:1:2::/64');
  expect(networkOf('2001:db8:1:3::1')).not.toBe(networkOf('2001:db8:1:2::1'));
  expect(networkOf('::1')).toBe('0:0:0:0::/64');
  expect([networkOf('192.0.2.1'), networkOf('')]).toEqual(['192.0.2.1', '']);
});
