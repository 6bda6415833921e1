import type { HeadersFunction, LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { RegisterPage } from '../features/administration/register-page.tsx';
import { contextFor, readingOf } from '../request.server.ts';
import { services } from '../services.server.ts';
import { PRODUCT } from '../ui/product.ts';

export const meta: MetaFunction = () => [{ title: `Organisations · Administration · ${PRODUCT}` }];
export const headers: HeadersFunction = () => ({ 'Cache-Control': 'private, no-store' });

export async function loader(args: LoaderFunctionArgs) {
  return readingOf(args, async () => services(args).administration.organisationRegister(await contextFor(args)));
}

export default function Organisations() {
  return <RegisterPage organisations={useLoaderData<typeof loader>()} />;
}
