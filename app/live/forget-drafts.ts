/** What every draft's name in the browser's storage begins with. */
export const DRAFT_PREFIX = 'learning-loop-draft:';
/** What every time of a last visit begins with there. */
export const VISIT_PREFIX = 'last-visit:';

const SIGNED_OUT = 'learning-loop-signed-out';
let signedOut = false;

/** Whether somebody signed out on this page or beside it: what is typed on it is nobody's any more, and is kept nowhere. */
export const isSignedOut = () => signedOut;

/**
 * Forgets every draft and when pages were left in this browser when somebody signs out: the next person here may be
 * another. The answer to signing out says the same to browsers that run no script.
 */
export function forgetDraftsAtSignOut(page: Document): void {
  // A page beside this one hears of it by the browser's storage: nothing here listens to messages.
  window.addEventListener('storage', ({ key }) => {
    if (key === SIGNED_OUT) signedOut = true;
  });
  page.addEventListener(
    'submit',
    ({ target }) => {
      if (!(target instanceof HTMLFormElement) || new URL(target.action, page.baseURI).pathname !== '/sign-out') return;
      // What was typed last must not be kept once more when the page goes away.
      signedOut = true;
      try {
        localStorage.setItem(SIGNED_OUT, 'now');
        localStorage.removeItem(SIGNED_OUT);
        for (const name of Object.keys(localStorage)) if (name.startsWith(DRAFT_PREFIX) || name.startsWith(VISIT_PREFIX)) localStorage.removeItem(name);
      } catch {
        // A browser that keeps nothing has nothing to forget.
      }
    },
    { capture: true },
  );
}
