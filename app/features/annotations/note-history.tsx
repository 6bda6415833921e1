import { ANNOTATION_KINDS } from '../../../shared/annotation-kinds.ts';
import type { AnnotationPageView } from '../../../shared/annotation-pages.ts';
import { Byline } from '../../ui/byline.tsx';
import { placeWords, verdictWords } from './note-words.ts';

/** Every state of a note and of the replies to it, newest first. */
export function NoteHistory({ view: { annotation, history, replyHistory } }: { readonly view: Pick<AnnotationPageView, 'annotation' | 'history' | 'replyHistory'> }) {
  if (history.length < 2 && replyHistory.length === 0) return null;
  return (
    <section id="history" className="note-page__part" aria-labelledby="history-heading">
      <h2 id="history-heading">What it said before</h2>
      <ol className="note-history" reversed>
        {history.map(({ version, kind, body, by, at, stoodAt }, index) => (
          <li key={version}>
            <Byline author={by} at={at} did={index === 0 ? 'As it stands, by' : 'By'} />
            <p className="byline">{ANNOTATION_KINDS[kind]}{stoodAt ? ` · it stood at: ${placeWords(stoodAt, stoodAt.title)}` : ''}</p>
            <blockquote>{body}</blockquote>
          </li>
        ))}
      </ol>
      {replyHistory.length > 0 ? (
        <>
          <h3>Earlier replies of those whose figure it is</h3>
          <ol className="note-history" reversed>
            {replyHistory.map(({ replyId, version, verdict, body, by, at }) => {
              const organisation = annotation.ownerReplies.find(({ id }) => id === replyId)?.organisation ?? by.name;
              return <li key={`${replyId} ${version}`}><Byline author={by} at={at} did="By" /><blockquote>{verdictWords({ organisation, verdict })}{body ? `: ${body}` : '.'}</blockquote></li>;
            })}
          </ol>
        </>
      ) : null}
    </section>
  );
}
