import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import * as account from '../../app/routes/account.providers.tsx';
import * as invitation from '../../app/routes/invitations.$token.tsx';
import * as back from '../../app/routes/sign-in.back.$provider.tsx';
import * as setOut from '../../app/routes/sign-in.with.$provider.tsx';
import * as signOut from '../../app/routes/sign-out.tsx';
import * as signedOut from '../../app/routes/signed-out.$provider.tsx';
import { actorFrom } from '../../server/auth/queries.ts';
import type { Actor } from '../../server/context.ts';
import type { Database } from '../../server/db.ts';
import { createServices } from '../../server/services.ts';
import { CookieJar } from './cookie-jar.ts';

export interface Answer {
  readonly status: number;
  readonly location: string | null;
  readonly setCookies: readonly string[];
  /** What the page is made of. */
  readonly page: Record<string, unknown> | null;
}

type Handler = (args: LoaderFunctionArgs & ActionFunctionArgs) => unknown;

/** A browser at our own pages about providers: their loaders and actions as they are, with a cookie jar. */
export class Visitor {
  readonly jar = new CookieJar();
  private readonly services = createServices();

  constructor(private readonly db: Database, private readonly address = '') {}

  /** Presses the button of a provider on the sign-in page, and reads the page between. @returns the address it leads to. */
  async setOut(provider: string, next?: string): Promise<string> {
    const pressed = await this.press(provider, next);
    const going = await this.ask(setOut.loader, pressed.location ?? '', { provider });
    return typeof going.page?.to === 'string' ? going.page.to : '';
  }

  press(provider: string, next?: string): Promise<Answer> {
    return this.ask(setOut.action, `/sign-in/with/${provider}`, { provider }, next === undefined ? {} : { next });
  }

  between(provider: string): Promise<Answer> {
    return this.ask(setOut.loader, `/sign-in/with/${provider}`, { provider });
  }

  /** Comes back, at whatever address the provider sent the browser to. */
  comeBack(address: URL, provider = address.pathname.split('/').at(-1) ?? ''): Promise<Answer> {
    return this.ask(back.loader, `${address.pathname}${address.search}`, { provider });
  }

  account(form?: Record<string, string>): Promise<Answer> {
    return this.ask(form ? account.action : account.loader, '/account/providers', {}, form);
  }

  answerInvitation(token: string, form: Record<string, string>): Promise<Answer> {
    return this.ask(invitation.action, `/invitations/${token}`, { token }, form);
  }

  signOut(): Promise<Answer> {
    return this.ask(signOut.action, '/sign-out', {}, {});
  }

  signedOut(provider: string): Promise<Answer> {
    return this.ask(signedOut.loader, `/signed-out/${provider}`, { provider });
  }

  who(): Promise<Actor | null> {
    return actorFrom(this.db, this.jar.header('/'));
  }

  private async ask(handler: Handler, path: string, params: Record<string, string>, form?: Record<string, string>): Promise<Answer> {
    const { pathname } = new URL(path, 'http://ours');
    // Whatever Host says, addresses are made of the settings.
    const request = new Request(new URL(path, 'http://whatever-the-host-says.example'), {
      headers: { Cookie: this.jar.header(pathname), 'User-Agent': 'Mozilla/5.0 (Windows NT 10.0; rv:140.0) Gecko/20100101 Firefox/140.0' },
      ...(form ? { method: 'POST', body: new URLSearchParams(form) } : {}),
    });
    const { db, services, address } = this;
    const context = { db, services, address, nonce: '', operator: { name: null, contact: null }, actor: () => this.who() };
    let answer: unknown;
    try {
      answer = await handler({ request, params, context });
    } catch (thrown) {
      if (!(thrown instanceof Response)) throw thrown;
      answer = thrown;
    }
    const { init = answer, data = answer } = answer as { init?: ResponseInit; data?: unknown };
    const headers = answer instanceof Response ? answer.headers : new Headers((init as ResponseInit | null)?.headers);
    this.jar.take(headers.getSetCookie());
    return {
      status: answer instanceof Response ? answer.status : ((init as ResponseInit | null)?.status ?? 200),
      location: headers.get('Location'),
      setCookies: headers.getSetCookie(),
      page: answer instanceof Response ? null : (data as Record<string, unknown>),
    };
  }
}
