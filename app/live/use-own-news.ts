import { useRevalidator, useRouteLoaderData } from '@remix-run/react';
import { useCallback } from 'react';
import { holdsChanges } from './typed-words.ts';
import { useNews } from './use-news.ts';

/** Has a page's data loaded again whenever there is something new for whoever reads it, unless they are writing. @param region id of the element that holds the page */
export function useOwnNews(region: string): void {
  const person = useRouteLoaderData<{ readonly actor: { readonly account: string } | null }>('root')?.actor?.account ?? null;
  const { revalidate } = useRevalidator();
  const onNews = useCallback(() => {
    if (!holdsChanges(document.getElementById(region))) revalidate();
  }, [region, revalidate]);
  useNews(person, onNews);
}
