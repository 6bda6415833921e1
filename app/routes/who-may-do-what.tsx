import type { MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { permissionPage } from '../../shared/permission-page.ts';
import { PermissionPage } from '../features/permissions/permission-page.tsx';
import { PRODUCT } from '../ui/product.ts';

/** Open to all. The table comes with the page and is no part of the script. */
export const loader = () => permissionPage();

export const meta: MetaFunction = () => [
  { title: `Who may do what · ${PRODUCT}` },
  { name: 'description', content: 'Every right there is: who may read, write, invite and see to what, and how each role is gained.' },
];

export default function WhoMayDoWhat() {
  return <PermissionPage {...useLoaderData<typeof loader>()} />;
}
