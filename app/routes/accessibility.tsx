import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { AccessibilityPage } from '../features/public/accessibility-page.tsx';
import { STATEMENT } from '../features/public/accessibility-statement.ts';
import { PRODUCT } from '../ui/product.ts';

export const meta: MetaFunction = () => [{ title: `Accessibility statement · ${PRODUCT}` }];

export const loader = ({ context }: LoaderFunctionArgs) => ({ operator: context.operator, statement: STATEMENT });

export default function Accessibility() {
  return <AccessibilityPage {...useLoaderData<typeof loader>()} />;
}
