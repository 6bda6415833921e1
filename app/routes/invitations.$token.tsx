import { redirect, type ActionFunctionArgs, type HeadersFunction, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node';
import { isRouteErrorResponse, useActionData, useLoaderData, useLocation, useRouteError } from '@remix-run/react';
import { AnswerInvitation } from '../../shared/invitation-forms.ts';
import { placeOf } from '../../shared/invitations.ts';
import { InvitationOver } from '../features/invitations/invitation-over.tsx';
import { InvitationPage } from '../features/invitations/invitation-page.tsx';
import { contextFor, parseForm, readingOf, respond, type RefusedForm } from '../request.server.ts';
import { services } from '../services.server.ts';
import { ErrorPage } from '../ui/error-page.tsx';
import { PRODUCT } from '../ui/product.ts';

export const meta: MetaFunction = () => [{ title: `An invitation · ${PRODUCT}` }, { name: 'robots', content: 'noindex' }];

/** The address of this page is a key: it is kept nowhere and told nobody. */
export const headers: HeadersFunction = () => ({ 'Cache-Control': 'private, no-store', 'Referrer-Policy': 'no-referrer' });

export async function loader(args: LoaderFunctionArgs) {
  const { invitations, auth } = services(args);
  return readingOf(args, async () => {
    const view = await invitations.invitationPage(await contextFor(args), args.params.token ?? '', args.context.address);
    return { view, providers: auth.signInProviders(args.context.db) };
  });
}

export async function action(args: ActionFunctionArgs) {
  const { invitations, openId } = services(args);
  const token = args.params.token ?? '';
  const { address, db } = args.context;
  return respond(args, async () => {
    const form = await parseForm(args.request, AnswerInvitation);
    const ctx = await contextFor(args);
    if (form.answer === 'decline') {
      await invitations.declineInvitation(ctx, token, address);
      return redirect('/invitations?done=declined');
    }
    if (form.answer === 'accept') return redirect(placeOf(await invitations.acceptInvitation(ctx, token, address)));
    if (form.answer === 'with-provider') {
      // Refuses a link that leads nowhere before anybody goes anywhere.
      await invitations.invitationPage(ctx, token, address);
      const out = await openId.setOutWithInvitation(db, form.provider, { token, name: form.name, jobRole: form.jobRole === '' ? null : form.jobRole });
      return redirect(out?.path ?? '/sign-in', { headers: out ? { 'Set-Cookie': out.cookie } : {} });
    }
    const browser = { cookieHeader: args.request.headers.get('Cookie'), userAgent: args.request.headers.get('User-Agent') };
    const { accepted, login } = await invitations.acceptAsNew(db, token, { ...form, browser, address });
    const place = placeOf(accepted);
    return redirect(login.path ? `${login.path}?next=${encodeURIComponent(place)}` : place, { headers: { 'Set-Cookie': login.cookie } });
  });
}

export default function Invitation() {
  const { view, providers } = useLoaderData<typeof loader>();
  const refused = useActionData<RefusedForm>();
  const { pathname } = useLocation();
  if (refused?.refusal.code === 'link-over') return <InvitationOver words={refused.refusal.message} />;
  return <InvitationPage view={view} providers={providers} path={pathname} values={refused?.values ?? {}} errors={refused?.refusal.fields ?? {}} message={refused?.refusal.message} />;
}

export function ErrorBoundary() {
  const error = useRouteError();
  return isRouteErrorResponse(error) && error.status === 410 ? <InvitationOver words={String(error.data)} /> : <ErrorPage error={error} />;
}
