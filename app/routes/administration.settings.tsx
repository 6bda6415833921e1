import { redirect, type ActionFunctionArgs, type HeadersFunction, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { SettingsDeed } from '../../shared/settings.ts';
import { SettingsPage } from '../features/administration/settings-page.tsx';
import { contextFor, parseForm, readingOf, respond, type RefusedForm } from '../request.server.ts';
import { services } from '../services.server.ts';
import { PRODUCT } from '../ui/product.ts';

const DONE: Readonly<Record<string, string>> = {
  retention: 'How long things are kept is saved.', apply: 'What was over is deleted. The log says how much it was.',
  sent: 'The mail is on its way to you.', failed: 'The mail could not be sent. The log says why.', 'not-set-up': 'No mail was sent: no mail server is set up, or your address takes none.',
};

export const meta: MetaFunction = () => [{ title: `Settings · Administration · ${PRODUCT}` }];
export const headers: HeadersFunction = () => ({ 'Cache-Control': 'private, no-store' });

export async function loader(args: LoaderFunctionArgs) {
  return readingOf(args, async () => ({
    settings: await services(args).administration.settingsView(await contextFor(args)),
    notice: DONE[new URL(args.request.url).searchParams.get('done') ?? ''] ?? null,
  }));
}

export async function action(args: ActionFunctionArgs) {
  return respond(args, async () => {
    const { administration } = services(args);
    const ctx = await contextFor(args);
    const deed = await parseForm(args.request, SettingsDeed);
    if (deed.intent === 'mail') return redirect(`/administration/settings?done=${(await administration.sendTrialMail(ctx)).mailed}`);
    if (deed.intent === 'apply') await administration.applyRetentionNow(ctx);
    else await administration.changeRetention(ctx, deed);
    return redirect(`/administration/settings?done=${deed.intent}`);
  });
}

export default function Settings() {
  return <SettingsPage {...useLoaderData<typeof loader>()} refused={useActionData<RefusedForm>() ?? null} />;
}
