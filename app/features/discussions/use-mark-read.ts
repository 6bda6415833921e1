import { useFetcher, useLocation } from '@remix-run/react';
import { useEffect, useRef, type RefObject } from 'react';
import { SCRIPTED } from '../../live/answers.ts';

/** Says that somebody has read up to `last`, once the end of the thread has been on their screen. */
export function useMarkRead(discussionId: string, last: number, seen: number | undefined, end: RefObject<HTMLElement | null>, reading: boolean): void {
  const { submit } = useFetcher();
  const { pathname, search } = useLocation();
  const told = useRef(seen ?? 0);
  useEffect(() => {
    const element = end.current;
    if (!reading || !element || last <= told.current) return undefined;
    const watch = new IntersectionObserver((entries) => {
      if (document.visibilityState !== 'visible' || !entries.some(({ isIntersecting }) => isIntersecting)) return;
      watch.disconnect();
      told.current = last;
      submit({ intent: 'discussion.read', discussionId, seen: String(last), [SCRIPTED]: '1' }, { method: 'post', action: `${pathname}${search}` });
    });
    watch.observe(element);
    return () => watch.disconnect();
  }, [discussionId, last, end, reading, submit, pathname, search]);
}
