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
  // A form on a page that lets no referrer out (its address holds a token) says `null`; then the browser's own word counts.
  if (origin === 'null') return site === 'same-origin' ? 'us' : 'others';
  try {
    const given = new URL(origin);
    return (publicUrl ? given.origin === new URL(publicUrl).origin : given.host === headers.host) ? 'us' : 'others';
  } catch {
    return 'others';
  }
}
