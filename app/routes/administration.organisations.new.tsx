import { redirect, type ActionFunctionArgs, type HeadersFunction, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node';
import { useActionData } from '@remix-run/react';
import { OrganisationForm } from '../../shared/administration-forms.ts';
import { NewOrganisationPage } from '../features/administration/new-organisation-page.tsx';
import { contextFor, parseForm, readingOf, respond, type RefusedForm } from '../request.server.ts';
import { services } from '../services.server.ts';
import { PRODUCT } from '../ui/product.ts';

export const meta: MetaFunction = () => [{ title: `Enter an organisation · Administration · ${PRODUCT}` }];
export const headers: HeadersFunction = () => ({ 'Cache-Control': 'private, no-store' });

export async function loader(args: LoaderFunctionArgs) {
  await readingOf(args, async () => services(args).administration.organisationRegister(await contextFor(args)));
  return null;
}

/** An organisation that was entered needs an approver next. */
export async function action(args: ActionFunctionArgs) {
  return respond(args, async () => {
    const { administration } = services(args);
    const ctx = await contextFor(args);
    const id = await administration.makeOrganisation(ctx, await parseForm(args.request, OrganisationForm));
    return redirect(`/administration/organisations/${id}?done=made`);
  });
}

export default function NewOrganisation() {
  return <NewOrganisationPage refused={useActionData<RefusedForm>() ?? null} />;
}
