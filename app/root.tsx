import type { HeadersFunction, LinksFunction, LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { Links, Meta, Outlet, Scripts, ScrollRestoration, useRouteError, useRouteLoaderData, type ShouldRevalidateFunctionArgs } from '@remix-run/react';
import type { ReactNode } from 'react';
import { dateText } from '../shared/format.ts';
import { useFocusKept } from './live/use-focus-kept.ts';
import { usePageSaid } from './live/use-page-said.ts';
import { useUnread } from './live/use-unread.ts';
import { useNonce } from './nonce.tsx';
import { wantsTablesFirst } from './preferences.server.ts';
import { contextFor } from './request.server.ts';
import { services } from './services.server.ts';
import { ANNOUNCER } from './ui/announce.ts';
import { ErrorPage, wordsFor } from './ui/error-page.tsx';
import { Footer } from './ui/footer.tsx';
import { Header, type RootData } from './ui/header.tsx';
import { PRODUCT } from './ui/product.ts';
import { SkipLink } from './ui/skip-link.tsx';
import './styles/main.scss';

export const links: LinksFunction = () => [{ rel: 'icon', href: '/mark.svg', type: 'image/svg+xml' }];

/** Of a page that has no title of its own, or failed. */
export const meta: MetaFunction = ({ error }) => [{ title: error ? `${wordsFor(error).title} · ${PRODUCT}` : PRODUCT }];

/** Every page says who is signed in: it is theirs, and asked for again. */
export const headers: HeadersFunction = () => ({ 'Cache-Control': 'private, no-cache' });

const NOBODY: RootData = { actor: null, workspaces: [], tablesFirst: false, unread: 0 };

/** Who is signed in and where they belong: what the bar at the top shows on every page. Of the public nothing is asked. */
export async function loader(args: LoaderFunctionArgs): Promise<RootData> {
  const ctx = await contextFor(args);
  const tablesFirst = await wantsTablesFirst(args.request);
  if (!ctx.actor) return { ...NOBODY, tablesFirst };
  const { workspaces, organisations, administration, notifications } = services(args);
  const [mine, employers, roles, unread] = await Promise.all([workspaces.workspacesOf(ctx), organisations.myOrganisations(ctx), administration.installationRoles(ctx), notifications.unreadNotifications(ctx)]);
  const { name, guest } = ctx.actor;
  return {
    actor: { account: ctx.actor.userId, name, guestUntil: guest ? (mine[0]?.until ? dateText(mine[0].until) : '') : null, organisations: employers.map(({ id, name: called }) => ({ id, name: called })), roles },
    workspaces: mine.map(({ slug, name: called, invented }) => ({ slug, name: called, invented })),
    tablesFirst,
    unread,
  };
}

/**
 * Asked again on another page, after forms about who one is and where one belongs, and when tables and charts change places; not after the
 * other forms, nor when one page changes its view. (Without this, a form that could not be sent would be followed by a request that fails too, and the error
 * page would take what was typed.)
 */
export function shouldRevalidate({ formMethod, formAction, currentUrl, nextUrl }: ShouldRevalidateFunctionArgs): boolean {
  if (formMethod && formMethod !== 'GET') return WHO_ONE_IS.test(formAction ?? '');
  return currentUrl.pathname !== nextUrl.pathname;
}

/** Forms after which the bar may say something else. */
const WHO_ONE_IS = /^\/(sign-(in|out)|preferences|account|notifications|join|invitations|new-password|organisations|administration|first-run|workspaces\/(new|[^/]+\/(members|terms)))\b/;

/** The page around every page, the error page too. */
export function Layout({ children }: { children: ReactNode }) {
  const nonce = useNonce();
  useFocusKept();
  usePageSaid();
  const data = useRouteLoaderData<typeof loader>('root') ?? NOBODY;
  const unread = useUnread(data.actor?.account ?? null, data.unread);
  return (
    <html lang="en-GB" className={data.tablesFirst ? 'govuk-template tables-first' : 'govuk-template'}>
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="theme-color" content="#0f2f3a" />
        <Meta />
        <Links />
      </head>
      <body className="govuk-template__body">
        <SkipLink to="#main">Skip to main content</SkipLink>
        <Header data={{ ...data, unread }} />
        <main id="main" className="page" tabIndex={-1}>{children}</main>
        <Footer />
        <p id={ANNOUNCER} className="govuk-visually-hidden" role="status" />
        <ScrollRestoration nonce={nonce} />
        <Scripts nonce={nonce} />
      </body>
    </html>
  );
}

export default function App() {
  return <Outlet />;
}

export function ErrorBoundary() {
  return <ErrorPage error={useRouteError()} />;
}
