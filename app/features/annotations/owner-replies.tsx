import type { OwnerReplyView } from '../../../shared/owner-replies.ts';
import { Byline } from '../../ui/byline.tsx';
import { verdictWords } from './note-words.ts';

/** What those say whose figure it is; stands first under what a note is about. */
export function OwnerReplies({ replies }: { readonly replies: readonly OwnerReplyView[] }) {
  const shown = replies.filter(({ state }) => state !== 'purged');
  if (shown.length === 0) return null;
  return (
    <ul className="owner-replies">
      {shown.map((reply) => (
        <li key={reply.id} id={`reply-${reply.id}`} className="owner-reply">
          {reply.state === 'hidden' ? <p>{reply.organisation} has replied. The reply is hidden until a moderator has looked at it.</p> : (
            <>
              <p><strong>{verdictWords(reply)}</strong>{reply.body ? `: ${reply.body}` : ''}</p>
              <Byline author={reply.author} at={reply.editedAt ?? reply.at} did={reply.editedAt ? 'Changed by' : undefined} />
            </>
          )}
        </li>
      ))}
    </ul>
  );
}
