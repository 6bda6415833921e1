/** What every draft's name in the browser's storage begins with. */
export const DRAFT_PREFIX = 'learning-loop-draft:';
/** What every time of a last visit begins with there. */
export const VISIT_PREFIX = 'last-visit:';

/**
 * Forgets every draft and when pages were left in this browser when somebody signs out: the next person here may be another. The answer to
 * signing out says the same to browsers that run no script.
 */
export function forgetDraftsAtSignOut(page: Document): void {
  page.addEventListener(
    'submit',
    ({ target }) => {
      if (!(target instanceof HTMLFormElement) || new URL(target.action, page.baseURI).pathname !== '/sign-out') return;
      try {
        for (const name of Object.keys(localStorage)) if (name.startsWith(DRAFT_PREFIX) || name.startsWith(VISIT_PREFIX)) localStorage.removeItem(name);
      } catch {
        // A browser that keeps nothing has nothing to forget.
      }
    },
    { capture: true },
  );
}
