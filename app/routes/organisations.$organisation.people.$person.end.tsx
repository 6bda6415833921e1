import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { EndColleague } from '../../shared/organisation-forms.ts';
import { EndingPage } from '../features/organisations/ending-page.tsx';
import { contextFor, parseForm, readingOf, respond, type RefusedForm } from '../request.server.ts';
import { services } from '../services.server.ts';
import { PRODUCT } from '../ui/product.ts';

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data ? `End the work of ${data.person.name} · ${PRODUCT}` : PRODUCT }];

/** What will end, in one workspace (`?workspace=`) or everywhere, before it is done. */
export async function loader(args: LoaderFunctionArgs) {
  const { organisation = '', person = '' } = args.params;
  const workspace = new URL(args.request.url).searchParams.get('workspace');
  return readingOf(args, async () => services(args).organisations.endingPage(await contextFor(args), organisation, person, workspace));
}

export async function action(args: ActionFunctionArgs) {
  const { organisation = '', person = '' } = args.params;
  return respond(args, async () => {
    const ending = await parseForm(args.request, EndColleague);
    await services(args).organisations.endColleague(await contextFor(args), organisation, person, ending);
    return redirect(ending.workspaceId === null ? `/organisations/${organisation}?done=ended` : `/organisations/${organisation}/people/${person}?done=ended`);
  });
}

export default function EndColleagueRoute() {
  const view = useLoaderData<typeof loader>();
  const refused = useActionData<RefusedForm>();
  return <EndingPage view={view} errors={refused?.refusal.fields ?? {}} message={refused?.refusal.message} />;
}
