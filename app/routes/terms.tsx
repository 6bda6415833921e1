import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { TermsPage } from '../features/public/terms-page.tsx';
import { PRODUCT } from '../ui/product.ts';

export const meta: MetaFunction = () => [{ title: `Terms of this service · ${PRODUCT}` }];

export const loader = ({ context }: LoaderFunctionArgs) => ({ operator: context.operator });

export default function Terms() {
  return <TermsPage {...useLoaderData<typeof loader>()} />;
}
