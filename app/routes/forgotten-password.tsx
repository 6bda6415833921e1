import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { ForgottenPassword } from '../../shared/accounts.ts';
import { ForgottenPasswordForm, LinkAskedFor } from '../features/sign-in/forgotten-password.tsx';
import { parseForm, respond, type RefusedForm } from '../request.server.ts';
import { services } from '../services.server.ts';
import { PRODUCT } from '../ui/product.ts';

export const meta: MetaFunction = () => [{ title: `Forgotten your password? · ${PRODUCT}` }];

export function loader(args: LoaderFunctionArgs) {
  return { asked: new URL(args.request.url).searchParams.get('done') === 'asked', sendsMail: services(args).auth.sendsMail(args.context.db) };
}

/** The same answer, after the same work, for every address. */
export async function action(args: ActionFunctionArgs) {
  return respond(args, async () => {
    const { email } = await parseForm(args.request, ForgottenPassword);
    services(args).auth.askForNewPassword(args.context.db, { email, address: args.context.address });
    return redirect('/forgotten-password?done=asked');
  });
}

export default function ForgottenPasswordPage() {
  const { asked, sendsMail } = useLoaderData<typeof loader>();
  const refused = useActionData<RefusedForm>();
  if (asked && !refused) return <LinkAskedFor />;
  const { fields, message } = refused?.refusal ?? { fields: {}, message: '' };
  const errors = refused && Object.keys(fields).length === 0 ? { email: message } : fields;
  return <ForgottenPasswordForm email={refused?.values.email ?? ''} errors={errors} sendsMail={sendsMail} />;
}
