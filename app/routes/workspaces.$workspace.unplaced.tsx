import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { PlaceAnnotation } from '../../shared/annotations.ts';
import { UnplacedPage } from '../features/annotations/unplaced-page.tsx';
import { freshKey } from '../live/sending.ts';
import { contextFor, parseForm, readingOf, respond, type RefusedForm } from '../request.server.ts';
import { services } from '../services.server.ts';
import { PRODUCT } from '../ui/product.ts';

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data ? `Notes without a figure · ${data.view.workspace.name} · ${PRODUCT}` : PRODUCT }];

/** Notes that have lost their figure. */
export async function loader(args: LoaderFunctionArgs) {
  return readingOf(args, async () => {
    const view = await services(args).annotations.unplacedIn(await contextFor(args), args.params.workspace ?? '', new URL(args.request.url).searchParams);
    return { view, formKey: freshKey() };
  });
}

/** Places one of them again. */
export async function action(args: ActionFunctionArgs) {
  return respond(args, async () => {
    const { workspace: slug = '' } = args.params;
    const input = await parseForm(args.request, PlaceAnnotation);
    await services(args).annotations.placeAnnotation(await contextFor(args), slug, input);
    return redirect(`/workspaces/${slug}/annotations/${input.annotationId}?done=placed`, 303);
  });
}

export default function Unplaced() {
  return <UnplacedPage {...useLoaderData<typeof loader>()} answer={useActionData<RefusedForm>()} />;
}
