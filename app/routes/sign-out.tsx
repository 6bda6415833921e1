import { redirect, type ActionFunctionArgs } from '@remix-run/node';
import { services } from '../services.server.ts';

/** Signing out is something one does, not a page one visits. */
export const loader = () => redirect('/');

export async function action(args: ActionFunctionArgs) {
  const { auth, openId } = services(args);
  const cookies = args.request.headers.get('Cookie');
  const provider = await openId.providerOfLogin(args.context.db, cookies);
  const { cookie } = await auth.signOut(args.context.db, cookies);
  return redirect(provider === null ? '/' : `/signed-out/${provider}`, { headers: { 'Set-Cookie': cookie } });
}
