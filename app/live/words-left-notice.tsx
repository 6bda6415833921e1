import { useEffect, useRef } from 'react';
import { useLive } from './live-context.ts';

/** What one had typed where somebody else took away what it answered: it stands here until its writer puts it away. */
export function WordsLeftNotice() {
  const { wordsLeft, putWordsAway } = useLive();
  const notice = useRef<HTMLDivElement>(null);
  const many = wordsLeft.length;
  useEffect(() => {
    // Where one was typing is gone; whoever is elsewhere on the page by now stays there.
    if (many > 0 && (document.activeElement === null || document.activeElement === document.body)) notice.current?.focus();
  }, [many]);
  if (many === 0) return null;
  return (
    <div ref={notice} className="words-left" role="alert" tabIndex={-1}>
      <p><strong>What you were answering is no longer there.</strong> It was taken back or hidden while you wrote. Your words are still here, to copy:</p>
      {wordsLeft.map(({ id, words }) => <textarea key={id} className="govuk-textarea" readOnly rows={4} aria-label="What you had written" defaultValue={words} onFocus={({ currentTarget }) => currentTarget.select()} />)}
      <p><button type="button" className="govuk-button govuk-button--secondary" onClick={putWordsAway}>I have what I need</button></p>
    </div>
  );
}
