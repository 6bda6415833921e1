import type { IncomingHttpHeaders } from 'node:http';

/**
 * Whether a page of ours sent this: by `Origin`, and by what browsers say of where a request comes from. `publicUrl` is
 * what the address bar shows behind a proxy; without it, our address is what was asked for. Programs send neither header.
 * @returns `unknown` where nothing was said.
 */
export function sentBy(headers: IncomingHttpHeaders, publicUrl: string | undefined): 'us' | 'others' | 'unknown' {
  const site = headers['sec-fetch-site'];
  if (site !== undefined && site !== 'same-origin' && site !== 'none') return 'others';
  const { origin } = headers;
  if (origin === undefined) return site === undefined ? 'unknown' : 'us';
  // A page that tells nobody its address (links with a token in them) sends its form without one; the browser still says whose it is.
  if (origin === 'null' && site === 'same-origin') return 'us';
  try {
    const given = new URL(origin);
    return (publicUrl ? given.origin === new URL(publicUrl).origin : given.host === headers.host) ? 'us' : 'others';
  } catch {
    return 'others';
  }
}
