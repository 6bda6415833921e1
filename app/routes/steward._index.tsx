import { redirect, type ActionFunctionArgs, type HeadersFunction, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node';
import { useActionData, useLoaderData, useRevalidator } from '@remix-run/react';
import { StewardPage } from '../features/releases/steward-page.tsx';
import { contextFor, readingOf, respondToFile, type RefusedForm } from '../request.server.ts';
import { services } from '../services.server.ts';
import { PRODUCT } from '../ui/product.ts';

export const meta: MetaFunction = () => [{ title: `Releases to see to · ${PRODUCT}` }];

export const headers: HeadersFunction = () => ({ 'Cache-Control': 'private, no-store' });

/** For data stewards; for everybody else there is no such page. */
export async function loader(args: LoaderFunctionArgs) {
  return readingOf(args, async () => services(args).stewardship.stewardView(await contextFor(args)));
}

/** A file sent without script: answered when it is checked, or by the page that goes on looking. */
export async function action(args: ActionFunctionArgs) {
  return respondToFile(args, async () => {
    await services(args).stewardship.receiveUpload(await contextFor(args), args.request, { patient: true });
    return redirect('/steward#uploads', 303);
  });
}

export default function Steward() {
  const view = useLoaderData<typeof loader>();
  const refused = useActionData<RefusedForm>();
  const { revalidate } = useRevalidator();
  return <StewardPage view={view} refusal={refused?.refusal ?? null} onLookAgain={revalidate} />;
}
