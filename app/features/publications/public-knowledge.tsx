import { clockText } from '../../../shared/clock.ts';
import { personText } from '../../../shared/people.ts';
import type { PublicContribution } from '../../../shared/publications.ts';

/** What people have made public about the figures above; nothing where there is nothing. */
export function PublicKnowledge({ items }: { readonly items: readonly PublicContribution[] }) {
  if (items.length === 0) return null;
  return (
    <section className="public-knowledge" aria-labelledby="public-knowledge">
      <h2 id="public-knowledge">What people know about this figure</h2>
      <p className="muted">Written in a workspace by those who work with it, and made public by their organisation and a moderator.</p>
      {items.map(({ id, what, about, title, words, author, at, replies }) => (
        <article key={id} className="case">
          <p className="case__about"><strong>{what}</strong>, {about}</p>
          {replies.map((reply) => <p key={reply.organisation}><strong>{reply.organisation} {reply.verdict}</strong>{reply.words ? `: ${reply.words}` : ''}</p>)}
          {title ? <p><strong>{title}</strong></p> : null}
          <p className="case__said">{words}</p>
          <p className="muted">{personText(author)} · {clockText(at)}</p>
        </article>
      ))}
    </section>
  );
}
