import { useLocation, useRevalidator } from '@remix-run/react';
import { useEffect, useMemo, useState, type ReactNode } from 'react';
import type { Fact } from '../../shared/live.ts';
import { keepStill } from './keep-still.ts';
import { EditingContext } from './live-context.ts';
import { PageLog } from './page-log.ts';
import { holdsChanges } from './typed-words.ts';
import { useAskAgain } from './use-ask-again.ts';
import { usePolling } from './use-polling.ts';
import { useRoom } from './use-room.ts';

/** Many facts at once are one question, and not every page of a workspace asks in the same moment. */
const ASK_MS = [75, 225] as const;
/** No indicator's page: nobody is counted here. */
const NO_METRIC = '';

interface PageNewsProps {
  readonly workspaceId: string;
  readonly slug: string;
  /** Number of the workspace's log before the page's data was read. */
  readonly sequence: number;
  /** Id of the element that holds the page. */
  readonly region: string;
  /** The page. */
  readonly children: ReactNode;
}

/**
 * Keeps a page of lists in step with its workspace: whatever happens there has the page's data loaded again, without
 * moving it. Where somebody is writing, the page stays as it is and one line says that there is more.
 */
export function PageNews({ workspaceId, slug, sequence, region, children }: PageNewsProps) {
  const [log] = useState(() => new PageLog(sequence));
  const { pathname, search } = useLocation();
  const { revalidate } = useRevalidator();
  const [waits, setWaits] = useState(false);
  useEffect(() => {
    log.loaded(sequence);
    setWaits(false);
  }, [log, sequence]);

  const tell = useAskAgain(() => {
    const page = document.getElementById(region);
    // The line takes room above what is written.
    if (holdsChanges(page)) keepStill(page, () => setWaits(true));
    else revalidate();
  }, ASK_MS);
  const take = (facts: readonly Fact[]) => {
    if (log.take(facts).some(({ fact }) => fact !== 'elsewhere:recorded')) tell();
  };
  const { status, closed, editing, edit } = useRoom(log, workspaceId, NO_METRIC, {
    take,
    reload: tell,
    turnedAway: (why) => {
      if (why === 'not-found' || holdsChanges(document.getElementById(region))) return false;
      revalidate();
      return true;
    },
  });
  usePolling({ store: log, slug, status: closed === null ? status : 'live', take, reload: tell });
  const changing = useMemo(() => ({ editing, edit }), [editing, edit]);
  return (
    <>
      <div className="page-news" role="status">
        {waits ? <p>There is something new on this page. It is shown here once you have sent what you are writing; <a href={pathname + search} target="_blank" rel="noreferrer">look at it in another tab</a>.</p> : null}
      </div>
      <EditingContext.Provider value={changing}>{children}</EditingContext.Provider>
    </>
  );
}
