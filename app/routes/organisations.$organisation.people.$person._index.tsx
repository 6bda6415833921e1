import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node';
import { useActionData, useLoaderData, useSearchParams } from '@remix-run/react';
import { ChangeColleague } from '../../shared/organisation-forms.ts';
import { ColleaguePage } from '../features/organisations/colleague-page.tsx';
import { contextFor, parseForm, readingOf, respond, type RefusedForm } from '../request.server.ts';
import { services } from '../services.server.ts';
import { PRODUCT } from '../ui/product.ts';

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data ? `${data.person.name} · ${PRODUCT}` : PRODUCT }];

/** One person of an organisation, for its approver. */
export async function loader(args: LoaderFunctionArgs) {
  const { organisation = '', person = '' } = args.params;
  return readingOf(args, async () => services(args).organisations.colleaguePage(await contextFor(args), organisation, person));
}

export async function action(args: ActionFunctionArgs) {
  const { organisation = '', person = '' } = args.params;
  return respond(args, async () => {
    const input = await parseForm(args.request, ChangeColleague);
    await services(args).organisations.changeColleague(await contextFor(args), organisation, person, input);
    return redirect(`/organisations/${organisation}/people/${person}?done=changed`);
  });
}

export default function Colleague() {
  const view = useLoaderData<typeof loader>();
  const refused = useActionData<RefusedForm>();
  const [search] = useSearchParams();
  return <ColleaguePage view={view} done={refused ? null : search.get('done')} errors={refused?.refusal.fields ?? {}} message={refused?.refusal.message} />;
}
