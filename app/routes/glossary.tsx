import type { MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { GLOSSARY } from '../../shared/framework/glossary.ts';
import { GlossaryPage } from '../features/framework/glossary-page.tsx';
import { PRODUCT } from '../ui/product.ts';

/** Open to all. The words come with the page and are no part of the script. */
export const loader = () => ({ terms: GLOSSARY });

export const meta: MetaFunction = () => [{ title: `Words explained · ${PRODUCT}` }, { name: 'description', content: 'Words and abbreviations of children’s social care in plain English.' }];

export default function Glossary() {
  return <GlossaryPage {...useLoaderData<typeof loader>()} />;
}
