import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { SecondStep } from '../../shared/accounts.ts';
import { CodeForm } from '../features/sign-in/code-form.tsx';
import { localPath } from '../features/sign-in/local-path.ts';
import { browserOf, parseForm, respond, withCookies, type RefusedForm } from '../request.server.ts';
import { services } from '../services.server.ts';
import { PRODUCT } from '../ui/product.ts';

export const meta: MetaFunction = () => [{ title: `Code for signing in · ${PRODUCT}` }];

/** Only for a browser whose first step was right; others begin there. */
export async function loader(args: LoaderFunctionArgs) {
  const params = new URL(args.request.url).searchParams;
  const next = localPath(params.get('next'));
  if (!(await services(args).auth.isInSecondStep(args.context.db, args.request.headers.get('Cookie')))) throw redirect(`/sign-in?${new URLSearchParams({ next })}`);
  return { next, recovery: params.get('by') === 'recovery' };
}

export async function action(args: ActionFunctionArgs) {
  const answer = await respond(args, async () => {
    const { code, next } = await parseForm(args.request, SecondStep);
    const { cookies } = await services(args).auth.finishSecondStep(args.context.db, code, browserOf(args.request));
    return redirect(localPath(next), { headers: withCookies(cookies) });
  });
  const isOver = 'data' in answer && answer.data.refusal.code === 'step-over';
  return isOver ? redirect(`/sign-in?${new URLSearchParams({ done: 'step-over', next: localPath(answer.data.values.next) })}`) : answer;
}

export default function CodePage() {
  const { next, recovery } = useLoaderData<typeof loader>();
  const refused = useActionData<RefusedForm>();
  const { fields, message } = refused?.refusal ?? { fields: {}, message: '' };
  const errors = refused && Object.keys(fields).length === 0 ? { code: message } : fields;
  return <CodeForm next={next} recovery={recovery} errors={errors} />;
}
