import { useCallback, useEffect, useRef, useState } from 'react';
import { useNews } from './use-news.ts';

/**
 * How much one has not read: as the page came, and asked again whenever there is something new or it was read elsewhere.
 * @param person id of who is signed in; `null` for nobody
 */
export function useUnread(person: string | null, loaded: number): number {
  const [unread, setUnread] = useState(loaded);
  useEffect(() => setUnread(loaded), [loaded, person]);
  const asking = useRef(false);
  const ask = useCallback(() => {
    // Many at once are one question.
    if (asking.current) return;
    asking.current = true;
    fetch('/notifications/unread', { headers: { Accept: 'application/json' } })
      .then(async (response) => response.ok && setUnread(((await response.json()) as { unread: number }).unread))
      // The next page tells.
      .catch(() => undefined)
      .finally(() => (asking.current = false));
  }, []);
  useNews(person, ask);
  return unread;
}
