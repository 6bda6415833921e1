import { redirect, type ActionFunctionArgs, type HeadersFunction, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { ChangeMailSetting } from '../../shared/notification-forms.ts';
import { AccountPlaces } from '../features/account/account-places.tsx';
import { MailSettingPage } from '../features/notifications/mail-setting-page.tsx';
import { contextFor, parseForm, readingOf, respond, type RefusedForm } from '../request.server.ts';
import { services } from '../services.server.ts';
import { PRODUCT } from '../ui/product.ts';

export const meta: MetaFunction = () => [{ title: `How you are told · ${PRODUCT}` }];
export const headers: HeadersFunction = () => ({ 'Cache-Control': 'private, no-store' });

/** How one is told by mail. */
export async function loader(args: LoaderFunctionArgs) {
  return readingOf(args, async () => ({
    view: await services(args).notifications.mailSettingPage(await contextFor(args)),
    saved: new URL(args.request.url).searchParams.get('done') === 'saved',
  }));
}

export async function action(args: ActionFunctionArgs) {
  return respond(args, async () => {
    const input = await parseForm(args.request, ChangeMailSetting);
    await services(args).notifications.changeMailSetting(await contextFor(args), input);
    return redirect('/account/notifications?done=saved');
  });
}

export default function HowYouAreTold() {
  const refused = useActionData<RefusedForm>();
  const { fields, message } = refused?.refusal ?? { fields: {}, message: undefined };
  const loaded = useLoaderData<typeof loader>();
  return (
    <>
      {loaded.view.address === null ? null : <AccountPlaces />}
      <MailSettingPage {...loaded} errors={fields} message={Object.keys(fields).length > 0 ? undefined : message} written={refused?.values ?? {}} />
    </>
  );
}
