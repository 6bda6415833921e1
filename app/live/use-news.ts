import { useNavigation } from '@remix-run/react';
import { useEffect, useRef } from 'react';
import { hearNews, pageIsAsked } from './own-news.ts';

/**
 * Calls `onNews` whenever there is something new for the person who is signed in, on whatever page; without the socket
 * the next page load tells. @param person id of who is signed in; `null` for nobody: then nothing is opened
 */
export function useNews(person: string | null, onNews: () => void): void {
  const latest = useRef(onNews);
  useEffect(() => {
    latest.current = onNews;
  });
  const { state } = useNavigation();
  useEffect(() => {
    if (state === 'loading') pageIsAsked();
  }, [state]);
  useEffect(() => (person === null ? undefined : hearNews(() => latest.current())), [person]);
}
