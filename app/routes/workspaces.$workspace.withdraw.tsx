import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node';
import { useActionData, useLoaderData, useSearchParams } from '@remix-run/react';
import { z } from 'zod';
import { WithdrawForm } from '../features/unattributed/withdraw-form.tsx';
import { contextFor, parseForm, readingOf, respond, type RefusedForm } from '../request.server.ts';
import { services } from '../services.server.ts';
import { PRODUCT } from '../ui/product.ts';

export const meta: MetaFunction = () => [{ title: `Withdraw what you sent without your name · ${PRODUCT}` }];

const Code = z.object({ code: z.string().trim().min(1, 'Type the code that was shown when it was sent.').max(100, 'The code is shorter than this.') });

/** Where something non-attributed is withdrawn by its code. This page prolongs no login (server/http/app.ts). */
export async function loader(args: LoaderFunctionArgs) {
  return readingOf(args, async () => {
    const { name, slug } = await services(args).workspaces.workspaceView(await contextFor(args), args.params.workspace ?? '');
    return { name, slug };
  });
}

export async function action(args: ActionFunctionArgs) {
  return respond(args, async () => {
    const slug = args.params.workspace ?? '';
    const { code } = await parseForm(args.request, Code);
    await services(args).unattributed.withdrawByCode(await contextFor(args), slug, code, args.context.address);
    return redirect(`/workspaces/${slug}/withdraw?done=yes`, 303);
  });
}

export default function Withdraw() {
  const workspace = useLoaderData<typeof loader>();
  const [query] = useSearchParams();
  return <WithdrawForm workspace={workspace} done={query.get('done') === 'yes'} refusal={useActionData<RefusedForm>()?.refusal ?? null} />;
}
