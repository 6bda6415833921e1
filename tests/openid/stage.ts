import { beforeAll, beforeEach } from 'vitest';
import { configureAuth } from '../../server/auth/commands.ts';
import { configureOpenId, type OpenIdSettings, type Provider } from '../../server/auth/openid/providers.ts';
import type { Database } from '../../server/db.ts';
import { buildPerson, type BuiltPerson } from '../factories.ts';
import { startLyingProvider, type LyingProvider } from './lying-provider.ts';
import { startProvider } from './provider.ts';
import { Visitor } from './visitor.ts';

/** What our own addresses begin with. */
export const OURS = 'https://learning.example';
/** How everything that does not fit is answered. */
export const REFUSED = { status: 400, location: null, page: { unknown: null } };

/** Two real providers, one that can be told to lie, and a person who has connected the first and the last. */
export class Stage {
  a!: Provider;
  b!: Provider;
  liar!: LyingProvider;
  ana!: BuiltPerson;
  readonly said: string[] = [];

  constructor(private readonly db: Database) {
    beforeAll(async () => {
      [this.a, this.b, this.liar] = await Promise.all([startProvider('a', OURS), startProvider('b', OURS), startLyingProvider('liar')]);
      this.ana = await buildPerson(db, { name: 'Ana' });
      const userId = this.ana.id;
      await db.prisma.federatedIdentity.createMany({ data: [{ provider: 'a', subject: 'ana-there', userId }, { provider: 'liar', subject: 'ana', userId }] });
    });
    beforeEach(() => {
      this.said.length = 0;
      this.liar.lie({});
      configureAuth(db, { secureCookies: true, sandbox: false });
      this.configure();
    });
  }

  configure(settings: Partial<OpenIdSettings> = {}): void {
    configureOpenId(this.db, { providers: [this.a, this.b, this.liar], baseUrl: OURS, say: (line) => this.said.push(line), ...settings });
  }

  visitor(address = ''): Visitor {
    return new Visitor(this.db, address);
  }

  /** Back from the lying provider with a code of its, as its answers look. */
  backFromLiar(to: string): URL {
    const state = new URL(to).searchParams.get('state') ?? '';
    return new URL(`${OURS}/sign-in/back/liar?${new URLSearchParams({ code: this.liar.codeFor(to), state, iss: this.liar.issuer.href.replace(/\/$/, '') })}`);
  }
}

/** The same address with some of what is appended changed; `null` takes it away. */
export function changed(address: URL, query: Record<string, string | null>, pathname = address.pathname): URL {
  const other = Object.assign(new URL(address), { pathname });
  for (const [name, value] of Object.entries(query)) {
    if (value === null) other.searchParams.delete(name);
    else other.searchParams.set(name, value);
  }
  return other;
}
