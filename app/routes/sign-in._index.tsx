import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node';
import { Link, useActionData, useLoaderData } from '@remix-run/react';
import { SignIn } from '../../shared/accounts.ts';
import { localPath } from '../features/sign-in/local-path.ts';
import { OtherWays } from '../features/sign-in/other-ways.tsx';
import { SignInForm } from '../features/sign-in/sign-in-form.tsx';
import { browserOf, contextFor, parseForm, respond, type RefusedForm } from '../request.server.ts';
import { services } from '../services.server.ts';
import { PRODUCT } from '../ui/product.ts';

/** What was done on the page before this one. */
const DONE: Readonly<Record<string, string>> = {
  'new-password': 'Your new password is set. Sign in with it.',
  'step-over': 'The time for the code is over, or there were too many wrong codes. Sign in again.',
  'signed-out': 'You are signed out everywhere.',
  closed: 'Your account is closed. What you wrote stays, as a former member’s of your organisation.',
};

export const meta: MetaFunction = () => [{ title: `Sign in · ${PRODUCT}` }];

/** Somebody who is signed in goes on: to where they came from, else to their workspace where they have just one, or to what an administrator or a data steward sees to. */
export async function loader(args: LoaderFunctionArgs) {
  const params = new URL(args.request.url).searchParams;
  const next = localPath(params.get('next'));
  const ctx = await contextFor(args);
  const { workspaces, stewardship, auth, administration } = services(args);
  if (!ctx.actor) return { next, providers: auth.signInProviders(args.context.db), notice: DONE[params.get('done') ?? ''] ?? null, firstRun: await administration.isFirstRun(args.context.db) };
  if (next !== '/') throw redirect(next);
  const [only, ...others] = await workspaces.workspacesOf(ctx);
  if (only) throw redirect(others.length === 0 ? `/workspaces/${only.slug}` : next);
  if ((await administration.installationRoles(ctx)).includes('administrator')) throw redirect('/administration');
  throw redirect((await stewardship.isDataSteward(ctx)) ? '/steward' : next);
}

export async function action(args: ActionFunctionArgs) {
  return respond(args, async () => {
    const { email, password, next } = await parseForm(args.request, SignIn);
    const { address, db } = args.context;
    const { cookie, path } = await services(args).auth.signIn(db, { email, password, address, ...browserOf(args.request) });
    // Where to is asked as the person who is now signed in.
    const to = localPath(next) === '/' ? '/sign-in' : localPath(next);
    return redirect(path === null ? to : `${path}?${new URLSearchParams({ next: to })}`, { headers: { 'Set-Cookie': cookie } });
  });
}

export default function SignInPage() {
  const { next, providers, notice, firstRun } = useLoaderData<typeof loader>();
  const refused = useActionData<RefusedForm>();
  const { fields, message } = refused?.refusal ?? { fields: {}, message: '' };
  const errors = refused && Object.keys(fields).length === 0 ? { email: message } : fields;
  return (
    <SignInForm next={refused?.values.next ?? next} email={refused?.values.email ?? ''} errors={errors} notice={notice}>
      <OtherWays providers={providers} next={next} />
      {firstRun ? <p>This installation has no administrator yet: <Link to="/first-run">first run</Link>.</p> : null}
    </SignInForm>
  );
}
