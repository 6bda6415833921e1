/**
 * A load that the page itself gave up, because a newer one or a form overtook it, is no fault. Remix leaves one promise
 * of it unheard (`done` of the decoded stream, in its single-fetch.js) where the data had come and only the end of the
 * stream was still out; the browser would report that as an error of the page.
 */
export function letGoOfCutLoads(page: Window): void {
  page.addEventListener('unhandledrejection', (event) => {
    if (event.reason instanceof DOMException && event.reason.name === 'AbortError') event.preventDefault();
  });
}
