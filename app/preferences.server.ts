import { createCookie } from '@remix-run/node';

/**
 * How a reader wants pages to be laid out. It stands in a cookie so that it works without script and for whoever is not
 * signed in; it says nothing about the person, and the page cannot do what was asked without it.
 */
const layout = createCookie('layout', { path: '/', sameSite: 'lax', httpOnly: true, maxAge: 365 * 24 * 60 * 60 });
/** What it is called behind TLS: server/http/cookies.ts binds every cookie to this host by its name. */
const boundLayout = createCookie('__Host-layout');

/** Whether this reader wants tables before charts. */
export async function wantsTablesFirst(request: Request): Promise<boolean> {
  const cookies = request.headers.get('Cookie');
  return ((await boundLayout.parse(cookies)) ?? (await layout.parse(cookies))) === 'tables';
}

/** Value of the `Set-Cookie` header that remembers it for a year, or forgets it. */
export async function rememberTablesFirst(wanted: boolean): Promise<string> {
  return wanted ? layout.serialize('tables') : layout.serialize('', { maxAge: 0 });
}
