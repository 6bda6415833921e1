import { useActionData } from '@remix-run/react';
import { useEffect, useRef } from 'react';
import { leadTo } from './lead-to.ts';

interface ErrorSummaryProps {
  readonly title?: string;
  /** Id of the control → what is wrong with it. */
  readonly errors: Readonly<Record<string, string>>;
  /** Said where the refusal is about the whole form. */
  readonly message?: string;
}

/** What stopped a form, with a link to each place; takes the focus when it appears, and again with each answer to a form. */
export function ErrorSummary({ title = 'There is a problem', errors, message }: ErrorSummaryProps) {
  const box = useRef<HTMLDivElement>(null);
  const entries = Object.entries(errors);
  const answer: unknown = useActionData();
  useEffect(() => box.current?.focus(), [answer]);
  return (
    <div className="govuk-error-summary" ref={box} tabIndex={-1}>
      <div role="alert">
        <h2 className="govuk-error-summary__title">{title}</h2>
        <div className="govuk-error-summary__body">
          {message ? <p>{message}</p> : null}
          {entries.length > 0 ? (
            <ul className="govuk-list govuk-error-summary__list">
              {entries.map(([id, text]) => <li key={id}><a href={`#${id}`} onClick={leadTo(id)}>{text}</a></li>)}
            </ul>
          ) : null}
        </div>
      </div>
    </div>
  );
}
