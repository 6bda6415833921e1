import { useEffect } from 'react';

/** Whoever takes something away gives the focus a place in this time, where there is a better one than ours. */
const OTHERS_FIRST_MS = 60;

/**
 * What has the focus may be taken away: a form that closes, a button that gives way to another, a note that is taken
 * back. The focus then stays with what held it, not at the top of the page.
 */
export function useFocusKept(): void {
  useEffect(() => {
    let held: readonly HTMLElement[] = [];
    let timer: ReturnType<typeof setTimeout> | undefined;
    const enter = ({ target }: FocusEvent) => {
      held = [];
      for (let element = target instanceof HTMLElement ? target : null; element && element !== document.body; element = element.parentElement) held = [...held, element];
    };
    const keep = () => {
      timer = undefined;
      const [had, ...around] = held;
      if (!had || had.isConnected || document.activeElement !== document.body) return;
      const place = around.find((element) => element.isConnected && element.matches('li, article, section, main'));
      held = [];
      if (!place) return;
      if (!place.hasAttribute('tabindex')) place.tabIndex = -1;
      place.focus({ preventScroll: true });
    };
    const watch = new MutationObserver(() => {
      if (timer === undefined && held[0] && !held[0].isConnected) timer = setTimeout(keep, OTHERS_FIRST_MS);
    });
    watch.observe(document.body, { childList: true, subtree: true });
    document.addEventListener('focusin', enter);
    return () => {
      clearTimeout(timer);
      watch.disconnect();
      document.removeEventListener('focusin', enter);
    };
  }, []);
}
