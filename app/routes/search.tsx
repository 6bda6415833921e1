import type { HeadersFunction, LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { SearchPage } from '../features/search/search-page.tsx';
import { contextFor, readingOf } from '../request.server.ts';
import { services } from '../services.server.ts';
import { PRODUCT } from '../ui/product.ts';

/**
 * Open to all; whoever is signed in finds what people wrote in their workspaces too. In a workspace one belongs to
 * (`?workspace=`) the areas are its world's, and links stay in it. `only=names`: what is offered while somebody types.
 */
export async function loader(args: LoaderFunctionArgs) {
  const query = new URL(args.request.url).searchParams;
  const workspace = query.get('workspace');
  return readingOf(args, async () => {
    const { search, workspaces } = services(args);
    const ctx = await contextFor(args);
    const here = workspace ? await workspaces.workspaceView(ctx, workspace) : null;
    const place = here ? { world: here.invented ? 'invented' as const : 'published' as const, under: `/workspaces/${here.slug}` } : undefined;
    return { ...search.searchFor(query.get('q') ?? '', { place }), workspace: here?.slug ?? null, posts: query.get('only') === 'names' ? null : await search.searchPosts(ctx, query), signedIn: ctx.actor !== null };
  });
}

/** What a group says among itself is kept by nobody on the way. */
export const headers: HeadersFunction = () => ({ 'Cache-Control': 'private, no-store' });

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: `${data?.query ? `“${data.query}”, search` : 'Search'} · ${PRODUCT}` }];

export default function Search() {
  return <SearchPage {...useLoaderData<typeof loader>()} />;
}
