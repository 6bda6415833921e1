import { redirect, type ActionFunctionArgs } from '@remix-run/node';
import { services } from '../services.server.ts';

/** Signing out is something one does, not a page one visits. */
export const loader = () => redirect('/');

export async function action(args: ActionFunctionArgs) {
  const { cookie } = await services(args).auth.signOut(args.context.db, args.request.headers.get('Cookie'));
  return redirect('/', { headers: { 'Set-Cookie': cookie } });
}
