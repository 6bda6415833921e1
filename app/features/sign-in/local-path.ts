/**
 * The path to go on to after signing in, where it leads to a page of ours; `/` for everything else (another site, a
 * scheme, a backslash that browsers read as a slash, a control character).
 */
export function localPath(next: string | null | undefined): string {
  const base = 'http://local.invalid';
  if (!next || !/^\/(?![/\\])[^\\\p{Cc}]*$/u.test(next)) return '/';
  if (!URL.canParse(next, base)) return '/';
  const url = new URL(next, base);
  const path = url.pathname + url.search + url.hash;
  // Dots are resolved by now: what is left of them may start with two slashes, which leads to another site.
  return url.origin === base && !path.startsWith('//') ? path : '/';
}
