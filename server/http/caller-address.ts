import type { IncomingMessage } from 'node:http';
import { isIP } from 'node:net';
import proxyaddr from 'proxy-addr';

type Request = Pick<IncomingMessage, 'headers' | 'socket'>;

export interface CallerAddress {
  /** Network address of whoever asks; empty where a proxy hides it and none was said to be believed. */
  of(request: Request): string;
  /** Whether the connection comes from whoever asks, not from a proxy. */
  direct(request: Request): boolean;
}

/**
 * Reads who is asking. `trustProxy` (TRUST_PROXY): how many reverse proxies stand in front, or their addresses; only what
 * those wrote into `X-Forwarded-For` is believed. Without it the connection says who asks; behind `publicUrl`, where a
 * proxy stands that nobody told us to believe, nothing does.
 * @throws Error in words when `trustProxy` makes no sense.
 */
export function callerAddress({ trustProxy, publicUrl }: { readonly trustProxy?: string; readonly publicUrl?: string }): CallerAddress {
  const given = trustProxy?.trim() ?? '';
  if (given === '' || given === '0') {
    const hidden = publicUrl !== undefined && given !== '0';
    return { of: ({ socket }) => (hidden ? '' : plainAddress(socket.remoteAddress ?? '')), direct: () => !hidden };
  }
  const trusts = trustOf(given);
  return {
    // What cannot be read is nobody's address: it counts as the proxy's own.
    of: (request) => plainAddress(proxyaddr(request as IncomingMessage, trusts)) || plainAddress(request.socket.remoteAddress ?? ''),
    direct: ({ socket }) => !trusts(socket.remoteAddress ?? '', 0),
  };
}

/** @throws Error in words. */
function trustOf(given: string): (address: string, index: number) => boolean {
  if (/^\d{1,2}$/.test(given)) return (_address, index) => index < Number(given);
  try {
    return proxyaddr.compile(given.split(/[\s,]+/).filter(Boolean));
  } catch {
    throw new Error('Settings that make no sense:\n  TRUST_PROXY: give the number of reverse proxies in front, such as 1, or their addresses, such as 10.0.0.0/8, 192.0.2.7');
  }
}

/** Some proxies write a port behind the address, and IPv4 may come dressed as IPv6. What is no address is none. */
function plainAddress(written: string): string {
  const bare = written.trim().replace(/^\[([^\]]+)\](:\d+)?$/, '$1').replace(/^(\d+\.\d+\.\d+\.\d+):\d+$/, '$1');
  const address = bare.replace(/^::ffff:(\d+\.\d+\.\d+\.\d+)$/i, '$1');
  return isIP(address) === 0 ? '' : address;
}

/** What counts as one caller: an IPv4 address, or the network of an IPv6 one, of which everybody has as many as they like. */
export function networkOf(address: string): string {
  if (isIP(address) !== 6) return address;
  const [head = '', tail] = address.toLowerCase().split('::');
  const [before, after] = [head, tail ?? ''].map((part) => part.split(':').filter(Boolean)) as [string[], string[]];
  const zeros = Array.from({ length: Math.max(0, 8 - before.length - after.length) }, () => '0');
  return `${[...before, ...(tail === undefined ? [] : zeros), ...after].slice(0, 4).map((part) => part.replace(/^0+(?=.)/, '')).join(':')}::/64`;
}
