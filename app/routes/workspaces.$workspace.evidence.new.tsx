import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node';
import { useActionData, useLoaderData, type ClientActionFunctionArgs } from '@remix-run/react';
import { AddEvidence } from '../../shared/evidence-forms.ts';
import { NewEvidencePage } from '../features/evidence/new-evidence-page.tsx';
import { refusedOf } from '../features/workspaces/refused.ts';
import { freshKey } from '../live/sending.ts';
import { leadOrUnsent } from '../live/unsent.ts';
import { contextFor, parseForm, readingOf, respond, type RefusedForm } from '../request.server.ts';
import { services } from '../services.server.ts';
import { PRODUCT } from '../ui/product.ts';

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data ? `Add evidence · ${data.view.workspace.name} · ${PRODUCT}` : PRODUCT }];

/** The form for a new item; `metric`, `area`, `period` and `kind` of the address begin it. */
export async function loader(args: LoaderFunctionArgs) {
  return readingOf(args, async () => {
    const view = await services(args).evidence.evidenceForm(await contextFor(args), args.params.workspace ?? '', new URL(args.request.url).searchParams);
    return { view, formKey: freshKey() };
  });
}

export async function action(args: ActionFunctionArgs) {
  return respond(args, async () => {
    const slug = args.params.workspace ?? '';
    const input = await parseForm(args.request, AddEvidence);
    await services(args).evidence.addEvidence(await contextFor(args), slug, input);
    return redirect(`/workspaces/${slug}/evidence/${input.key}?done=added`, 303);
  });
}

export const clientAction = ({ request, serverAction }: ClientActionFunctionArgs) => leadOrUnsent(request, () => serverAction());

export default function NewEvidence() {
  const { view, formKey } = useLoaderData<typeof loader>();
  const answer = useActionData<RefusedForm>();
  return <NewEvidencePage {...view} formKey={formKey} answer={answer} refused={refusedOf(answer, 'kind')} />;
}
