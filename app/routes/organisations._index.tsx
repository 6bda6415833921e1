import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { signInFirst } from '../../shared/errors.ts';
import { MyOrganisations } from '../features/organisations/my-organisations.tsx';
import { contextFor, readingOf } from '../request.server.ts';
import { services } from '../services.server.ts';
import { PRODUCT } from '../ui/product.ts';

export const meta: MetaFunction = () => [{ title: `Your organisations · ${PRODUCT}` }];

/** The organisations one works for. */
export async function loader(args: LoaderFunctionArgs) {
  return readingOf(args, async () => {
    const ctx = await contextFor(args);
    if (!ctx.actor) throw signInFirst();
    return services(args).organisations.myOrganisations(ctx);
  });
}

export default function Organisations() {
  return <MyOrganisations organisations={useLoaderData<typeof loader>()} />;
}
