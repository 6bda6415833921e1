import { redirect, type ActionFunctionArgs, type HeadersFunction, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { RoleDeed } from '../../shared/administration-forms.ts';
import { PeoplePage } from '../features/administration/people-page.tsx';
import { contextFor, parseForm, readingOf, respond, type RefusedForm } from '../request.server.ts';
import { services } from '../services.server.ts';
import { PRODUCT } from '../ui/product.ts';

const DONE: Readonly<Record<string, string>> = { grant: 'The role is given. It holds from their next page on.', end: 'The role is ended.' };

export const meta: MetaFunction = () => [{ title: `Administrators and data stewards · ${PRODUCT}` }];
export const headers: HeadersFunction = () => ({ 'Cache-Control': 'private, no-store' });

export async function loader(args: LoaderFunctionArgs) {
  return readingOf(args, async () => {
    const { administration } = services(args);
    const ctx = await contextFor(args);
    const holders = await administration.roleHolders(ctx);
    const { withoutApprover } = await administration.overview(ctx);
    return { holders, withoutApprover, notice: DONE[new URL(args.request.url).searchParams.get('done') ?? ''] ?? null };
  });
}

export async function action(args: ActionFunctionArgs) {
  return respond(args, async () => {
    const { administration } = services(args);
    const ctx = await contextFor(args);
    const deed = await parseForm(args.request, RoleDeed);
    if (deed.intent === 'grant') await administration.grantRole(ctx, deed);
    else await administration.endRole(ctx, { userId: deed.person, role: deed.role });
    // Whoever ended their own role has no such page any more.
    const ownEnd = deed.intent === 'end' && deed.role === 'administrator' && deed.person === ctx.actor?.userId;
    return redirect(ownEnd ? '/account' : `/administration/people?done=${deed.intent}`);
  });
}

export default function People() {
  return <PeoplePage {...useLoaderData<typeof loader>()} refused={useActionData<RefusedForm>() ?? null} />;
}
