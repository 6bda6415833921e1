import { useState, type ReactNode } from 'react';
import type { DiscussionView } from '../../../shared/discussions.ts';
import { AskForAll } from '../../live/ask-for-all.tsx';
import { holdsTypedWords } from '../../live/typed-words.ts';
import { DiscussionItem } from './discussion-item.tsx';

interface DiscussionListProps {
  /** Oldest first. */
  readonly discussions: readonly DiscussionView[];
  isNew(id: string): boolean;
  /** The discussion that stands open: one has just replied there, or tried to, or a link leads to it. */
  readonly open: string | null;
  /** Where all of them can be found, without a script too. */
  readonly allHref: string;
}

/** Which ones are listed, parted by spaces, and which of them stay because something that is not sent was written there. */
interface Held {
  readonly listed: string;
  readonly written: readonly string[];
}

/** Whether a discussion that stands on the page holds words that are not sent. */
const isWrittenIn = (id: string) => id !== '' && holdsTypedWords(document.getElementById(`discussion-${id}`));

/** So many open ones stand in the list; earlier ones are behind a line. */
const MOST_LISTED = 12;

/** Questions beside a figure, oldest first, each with its replies in place; resolved ones are folded, not gone. */
export function DiscussionList({ discussions, isNew, open, allHref }: DiscussionListProps) {
  const [newest] = discussions.slice(-1);
  const [held, setHeld] = useState<Held>({ listed: '', written: [] });
  const stands = ({ id, resolved }: DiscussionView) => resolved === null || id === open || id === newest?.id || held.written.includes(id);
  const going = discussions.filter(stands);
  const shown = going.filter(({ id }, index) => index >= going.length - MOST_LISTED || id === open || held.written.includes(id));
  const listed = shown.map(({ id }) => id).join(' ');
  // What somebody is writing in does not go from under their hands, whatever becomes of it.
  if (listed !== held.listed) setHeld({ listed, written: [...held.written, ...held.listed.split(' ').filter((id) => !listed.includes(id) && isWrittenIn(id))] });
  const earlier = going.filter((one) => !shown.includes(one));
  const resolved = discussions.filter((one) => !stands(one));
  const items = (list: readonly DiscussionView[]) => list.map((discussion) => (
    <DiscussionItem
      key={discussion.id} discussion={discussion} isNew={isNew(discussion.id)} open={open === discussion.id} ready={going.length <= MOST_LISTED}
      news={discussion.comments.slice(1).filter(({ id }) => isNew(id)).map(({ id }) => id).join(' ')} landing={discussion.id === newest?.id && 'newest-question'}
    />
  ));
  return (
    <>
      <AskForAll when={shown.some(({ inPart }) => inPart)} />
      {earlier.length > 0 ? <Folded words={earlier.length === 1 ? '1 earlier question' : `${earlier.length} earlier questions`} allHref={allHref}>{() => <><AskForAll when={earlier.some(({ inPart }) => inPart)} />{items(earlier)}</>}</Folded> : null}
      <ul className="beside-list" id="discussions">{items(shown)}</ul>
      {resolved.length > 0 ? <Folded words={resolved.length === 1 ? '1 resolved' : `${resolved.length} resolved`} allHref={`${allHref}?filter=resolved`}>{() => <><AskForAll when={resolved.some(({ inPart }) => inPart)} />{items(resolved)}</>}</Folded> : null}
    </>
  );
}

/** A list that is made when it is opened; without a script it is a link to where they are. */
function Folded({ words, allHref, children }: { readonly words: string; readonly allHref: string; children(): ReactNode }) {
  const [open, setOpen] = useState(false);
  return (
    <details className="folded" open={open} onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>{words}</summary>
      {open ? <ul className="beside-list">{children()}</ul> : <p><a href={allHref}>Read them on a page of their own</a></p>}
    </details>
  );
}
