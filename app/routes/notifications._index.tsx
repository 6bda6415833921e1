import { redirect, type ActionFunctionArgs, type HeadersFunction, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { MarkNotifications } from '../../shared/notification-forms.ts';
import { NotificationsPage } from '../features/notifications/notifications-page.tsx';
import { useOwnNews } from '../live/use-own-news.ts';
import { contextFor, parseForm, readingOf, respond } from '../request.server.ts';
import { services } from '../services.server.ts';
import { PRODUCT } from '../ui/product.ts';

export const meta: MetaFunction = () => [{ title: `Notifications · ${PRODUCT}` }];
export const headers: HeadersFunction = () => ({ 'Cache-Control': 'private, no-store' });

/** What one is told, newest first. */
export async function loader(args: LoaderFunctionArgs) {
  const before = new URL(args.request.url).searchParams.get('before') ?? '';
  return readingOf(args, async () => ({ view: await services(args).notifications.notificationsPage(await contextFor(args), before), continued: before !== '' }));
}

export async function action(args: ActionFunctionArgs) {
  return respond(args, async () => {
    const input = await parseForm(args.request, MarkNotifications);
    await services(args).notifications.markNotifications(await contextFor(args), input);
    return redirect(`/notifications${new URL(args.request.url).search}`);
  });
}

export default function Notifications() {
  useOwnNews('main');
  return <NotificationsPage {...useLoaderData<typeof loader>()} />;
}
