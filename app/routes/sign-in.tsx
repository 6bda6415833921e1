import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { z } from 'zod';
import { localPath } from '../features/sign-in/local-path.ts';
import { SignInForm } from '../features/sign-in/sign-in-form.tsx';
import { contextFor, parseForm, respond, type RefusedForm } from '../request.server.ts';
import { services } from '../services.server.ts';
import { PRODUCT } from '../ui/product.ts';

const SignIn = z.object({
  email: z.string().trim().min(1, 'Enter your email address.').max(320, 'Enter your email address.'),
  password: z.string().min(1, 'Enter your password.').max(1_000, 'Enter your password.'),
  next: z.string().max(2_000).default('/'),
});

export const meta: MetaFunction = () => [{ title: `Sign in · ${PRODUCT}` }];

/** Somebody who is signed in goes on: to where they came from, else to their workspace where they have just one, or to the releases a data steward sees to. */
export async function loader(args: LoaderFunctionArgs) {
  const next = localPath(new URL(args.request.url).searchParams.get('next'));
  const ctx = await contextFor(args);
  if (!ctx.actor) return { next };
  if (next !== '/') throw redirect(next);
  const { workspaces, stewardship } = services(args);
  const [only, ...others] = await workspaces.workspacesOf(ctx);
  if (only) throw redirect(others.length === 0 ? `/workspaces/${only.slug}` : next);
  throw redirect((await stewardship.isDataSteward(ctx)) ? '/steward' : next);
}

export async function action(args: ActionFunctionArgs) {
  return respond(args, async () => {
    const { email, password, next } = await parseForm(args.request, SignIn);
    const { address, db } = args.context;
    const { cookie } = await services(args).auth.signIn(db, { email, password, address, cookieHeader: args.request.headers.get('Cookie') });
    const to = localPath(next);
    // Where to is asked as the person who is now signed in.
    return redirect(to === '/' ? '/sign-in' : to, { headers: { 'Set-Cookie': cookie } });
  });
}

export default function SignInPage() {
  const { next } = useLoaderData<typeof loader>();
  const refused = useActionData<RefusedForm>();
  const { fields, message } = refused?.refusal ?? { fields: {}, message: '' };
  const errors = refused && Object.keys(fields).length === 0 ? { email: message } : fields;
  return <SignInForm next={refused?.values.next ?? next} email={refused?.values.email ?? ''} errors={errors} />;
}
