import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { findIndicator } from '../../shared/framework/indicators.ts';
import { placePath } from '../features/annotations/note-path.ts';
import { UnplacedPage, type PlaceBefore } from '../features/annotations/unplaced-page.tsx';
import { contextFor, readingOf } from '../request.server.ts';
import { services } from '../services.server.ts';
import { PRODUCT } from '../ui/product.ts';

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data ? `Notes without a figure · ${data.view.workspace.name} · ${PRODUCT}` : PRODUCT }];

/** Notes that have lost their figure. */
export async function loader(args: LoaderFunctionArgs) {
  return readingOf(args, async () => {
    const view = await services(args).annotations.unplacedIn(await contextFor(args), args.params.workspace ?? '');
    const { slug, abilities } = view.workspace;
    const places: Record<string, PlaceBefore> = {};
    for (const note of view.annotations) {
      const indicator = findIndicator(note.metric ?? '');
      if (indicator) places[note.id] = { title: indicator.shortTitle, placeHref: abilities['annotation.add'] ? placePath(note, slug, indicator.slug) : null };
    }
    return { view, places };
  });
}

export default function Unplaced() {
  return <UnplacedPage {...useLoaderData<typeof loader>()} />;
}
