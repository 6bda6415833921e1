import type { ServerResponse } from 'node:http';

/**
 * The last look at every cookie the program sets, whoever set it: no script reads it, no other site's form brings it
 * along, and behind TLS it never travels without and is bound to this host by its name.
 */
export function hardenCookies(res: ServerResponse, https: boolean): void {
  const set = res.getHeader('Set-Cookie');
  if (set === undefined) return;
  const cookies = (Array.isArray(set) ? set : [String(set)]).map((cookie) => {
    const has = (name: string) => new RegExp(`;\\s*${name}\\s*(=|;|$)`, 'i').test(cookie);
    const bound = https && !/^__(Host|Secure)-/.test(cookie) && /;\s*Path=\/(;|$)/i.test(cookie) && !has('Domain') ? `__Host-${cookie}` : cookie;
    return [bound, !has('HttpOnly') && 'HttpOnly', !has('SameSite') && 'SameSite=Lax', https && !has('Secure') && 'Secure'].filter(Boolean).join('; ');
  });
  res.setHeader('Set-Cookie', cookies);
}
