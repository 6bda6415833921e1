import { useEffect } from 'react';
import { announce } from '../ui/announce.ts';
import { lendFocus } from '../ui/lend-focus.ts';

/** Whoever takes something away gives the focus a place in this time, where there is a better one than ours. */
const OTHERS_FIRST_MS = 60;

const SAID = 'data-said';

/** Attributes of a form that is being sent, with what it says when it got through: what it did may take the form away. */
export const saidWhenGone = (words: string | undefined) => ({ [SAID]: words });

/**
 * What has the focus may be taken away: a form that closes, a button that gives way to another, a note that is taken
 * back. The focus then stays with what held it or stood beside it, not at the top of the page; and what the form would
 * have said is said.
 */
export function useFocusKept(): void {
  useEffect(() => {
    let held: readonly HTMLElement[] = [];
    let timer: ReturnType<typeof setTimeout> | undefined;
    const enter = ({ target }: FocusEvent) => {
      held = [];
      for (let element = target instanceof HTMLElement ? target : null; element && element !== document.body; element = element.parentElement) {
        const beside = element.matches('li') ? [element.nextElementSibling, element.previousElementSibling] : [];
        held = [...held, element, ...beside.filter((one) => one instanceof HTMLElement)];
      }
    };
    const keep = () => {
      timer = undefined;
      const [had, ...around] = held;
      if (!had || had.isConnected || document.activeElement !== document.body) return;
      const said = held.find((element) => element.hasAttribute(SAID))?.getAttribute(SAID);
      if (said) announce(said);
      const place = around.find((element) => element.isConnected && element.matches('li, ul[tabindex], section, article, aside, main'));
      held = [];
      if (place) lendFocus(place);
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
