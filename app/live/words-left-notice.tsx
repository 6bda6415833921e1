import { useEffect, useRef } from 'react';
import { isRefused, type Answer, type Refused } from './answers.ts';
import { useLive } from './live-context.ts';
import { lostItsForm } from './words-left.ts';
import { sentencesIn } from './written-fields.ts';

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

/** The same where there is no script: what was refused came from a form that the page, made anew, has no more. */
export function RefusedWords({ answer }: { readonly answer: Answer | undefined }) {
  const { conversation } = useLive();
  const lost = answer && isRefused(answer) ? lostItsForm(answer, conversation) : null;
  return lost ? <RefusedWordsNotice answer={answer as Refused} landing={lost.landing} /> : null;
}

/** Why it was refused, and the words to copy. */
export function RefusedWordsNotice({ answer: { refusal, values }, landing }: { readonly answer: Refused; readonly landing?: string | undefined }) {
  const words = sentencesIn(values);
  if (words === '') return null;
  return (
    <div id={landing} className="words-left" role="alert">
      <p><strong>What you wrote was not added.</strong> {Object.values(refusal.fields)[0] ?? refusal.message}</p>
      <label className="govuk-label" htmlFor="refused-words">What you had written, to copy</label>
      <textarea className="govuk-textarea" id="refused-words" readOnly rows={4} defaultValue={words} />
    </div>
  );
}
