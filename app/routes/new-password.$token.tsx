import { data, redirect, type ActionFunctionArgs, type HeadersFunction, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { ChosenPassword } from '../../shared/accounts.ts';
import { LinkIsOver, NewPasswordForm } from '../features/sign-in/new-password.tsx';
import { parseForm, readingOf, respond, type RefusedForm } from '../request.server.ts';
import { services } from '../services.server.ts';
import { PRODUCT } from '../ui/product.ts';

/** The address is a secret: it goes nowhere else, and the page into no memory. */
const SECRET = { 'Cache-Control': 'no-store', 'Referrer-Policy': 'no-referrer' };

export const meta: MetaFunction = () => [{ title: `New password · ${PRODUCT}` }, { name: 'referrer', content: 'no-referrer' }];
export const headers: HeadersFunction = () => SECRET;

export async function loader(args: LoaderFunctionArgs) {
  return readingOf(args, async () => {
    const { db, address } = args.context;
    const good = await services(args).auth.isResetLink(db, args.params.token ?? '', address);
    return data({ good }, { status: good ? 200 : 410, headers: SECRET });
  });
}

export async function action(args: ActionFunctionArgs) {
  return respond(args, async () => {
    const { password } = await parseForm(args.request, ChosenPassword);
    const { db, address } = args.context;
    await services(args).auth.chooseNewPassword(db, { token: args.params.token ?? '', password, address });
    return redirect('/sign-in?done=new-password', { headers: SECRET });
  });
}

export default function NewPasswordPage() {
  const { good } = useLoaderData<typeof loader>();
  const refused = useActionData<RefusedForm>();
  if (!good) return <LinkIsOver />;
  const { fields, message } = refused?.refusal ?? { fields: {}, message: '' };
  return <NewPasswordForm errors={refused && Object.keys(fields).length === 0 ? { password: message } : fields} />;
}
