/** The cookies of one browser, for one site: path and end are kept to, as browsers do. */
export class CookieJar {
  private readonly cookies = new Map<string, { value: string; path: string }>();

  /** Takes what an answer sets. */
  take(setCookies: readonly string[]): void {
    for (const line of setCookies) {
      const [pair = '', ...attributes] = line.split(/;\s*/);
      const at = pair.indexOf('=');
      const [name, value] = [pair.slice(0, at), pair.slice(at + 1)];
      const path = attributes.find((one) => /^path=/i.test(one))?.slice(5) ?? '/';
      const over = attributes.some((one) => /^max-age=0$/i.test(one) || (/^expires=/i.test(one) && new Date(one.slice(8)).getTime() < Date.now()));
      if (value === '' || over) this.cookies.delete(`${name} ${path}`);
      else this.cookies.set(`${name} ${path}`, { value, path });
    }
  }

  /** What the browser sends to a path. */
  header(path: string): string {
    const fits = [...this.cookies].filter(([, cookie]) => path === cookie.path || path.startsWith(cookie.path.endsWith('/') ? cookie.path : `${cookie.path}/`));
    return fits.map(([name, { value }]) => `${name.split(' ')[0]}=${value}`).join('; ');
  }

  /** A request that follows nothing by itself; with `form` it posts. */
  async fetch(address: URL, form?: Readonly<Record<string, string>>): Promise<Response> {
    const answer = await fetch(address, {
      redirect: 'manual',
      headers: { Cookie: this.header(address.pathname) },
      ...(form ? { method: 'POST', body: new URLSearchParams(form) } : {}),
    });
    this.take(answer.headers.getSetCookie());
    return answer;
  }
}
