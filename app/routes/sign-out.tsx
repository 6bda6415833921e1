import { redirect, type ActionFunctionArgs } from '@remix-run/node';
import { services } from '../services.server.ts';

/** Signing out is something one does, not a page one visits. */
export const loader = () => redirect('/');

export async function action(args: ActionFunctionArgs) {
  const { auth, openId } = services(args);
  const cookies = args.request.headers.get('Cookie');
  const provider = await openId.providerOfLogin(args.context.db, cookies);
  const { cookie } = await auth.signOut(args.context.db, cookies);
  // Drafts go with the sign-in, also where no script runs. Cookies stay: a preference is not theirs who signed out.
  return redirect(provider === null ? '/' : `/signed-out/${provider}`, { headers: { 'Set-Cookie': cookie, 'Clear-Site-Data': '"storage"' } });
}
