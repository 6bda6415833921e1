import { RemixBrowser } from '@remix-run/react';
import { startTransition, StrictMode } from 'react';
import { hydrateRoot } from 'react-dom/client';
import { letGoOfCutLoads } from './live/cut-loads.ts';
import { keepFilesOutside } from './live/dropped-files.ts';
import { forgetDraftsAtSignOut } from './live/forget-drafts.ts';

forgetDraftsAtSignOut(document);
keepFilesOutside(document);
letGoOfCutLoads(window);

void dataRead().then(() =>
  startTransition(() => {
    hydrateRoot(
      document,
      <StrictMode>
        <RemixBrowser />
      </StrictMode>,
    );
  }),
);

/**
 * Waits until the page's data has been read from its stream. RemixBrowser throws a promise until then, and React 18
 * fails with "Root did not complete" when a key is pressed while the root itself waits; so it waits before it starts.
 */
async function dataRead(): Promise<void> {
  try {
    RemixBrowser({});
  } catch (waiting) {
    if (waiting instanceof Promise) await waiting;
  }
}
