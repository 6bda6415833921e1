import { useFetcher, useLocation } from '@remix-run/react';
import { useEffect, useRef, type FormEvent, type ReactNode } from 'react';
import { isRefused, SCRIPTED, type Answer } from '../../live/answers.ts';
import { useLive } from '../../live/live-context.ts';
import { freshKey } from '../../live/sending.ts';
import { saidWhenGone } from '../../live/use-focus-kept.ts';
import { WhoSees } from '../../ui/who-sees.tsx';
import { useTalk } from './talk-context.ts';

interface TapFormProps {
  readonly intent: string;
  readonly hidden: Readonly<Record<string, string>>;
  /** Where a page without JavaScript stands afterwards. */
  readonly anchor: string;
  /** It got through, with what the pressed button says. */
  onDone?(pressed: string): void;
  /** Who sees what is pressed, without a full stop. */
  readonly seenBy?: string;
  /** Of the group its buttons are. */
  readonly label?: string;
  readonly className?: string;
  /** What it did, where that takes the form away. */
  readonly doneWords?: string;
  readonly children: ReactNode;
}

/** A form of buttons only: pressed again it does no harm, so nothing is kept of one that did not get through. */
export function TapForm({ intent, hidden, anchor, onDone, className, label, doneWords, seenBy = 'those who can see this discussion', children }: TapFormProps) {
  const { formKey } = useTalk();
  const { pathname, search } = useLocation();
  const { submit, state, data } = useFetcher<Answer>();
  const { sendStarts, sendEnds } = useLive();
  const pressed = useRef('');
  const answered = useRef(data);
  useEffect(() => {
    if (state !== 'idle' || !data || answered.current === data) return;
    answered.current = data;
    const sent = 'outcome' in data && data.outcome === 'sent';
    sendEnds(sent ? data.sequence : null);
    if (sent) onDone?.(pressed.current);
  }, [state, data, sendEnds, onDone]);
  const onSubmit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    if (state !== 'idle') return;
    const form = new FormData(event.currentTarget);
    const { submitter } = event.nativeEvent as SubmitEvent;
    pressed.current = submitter instanceof HTMLButtonElement ? submitter.value : '';
    if (submitter instanceof HTMLButtonElement && submitter.name !== '') form.set(submitter.name, submitter.value);
    form.set(SCRIPTED, '1');
    form.set('key', freshKey());
    sendStarts();
    submit(form, { method: 'post', action: `${pathname}${search}` });
  };
  const refused = data && state === 'idle' ? (isRefused(data) ? data.refusal.message : data.outcome === 'unsent' ? 'That did not get through. Try again.' : '') : '';
  return (
    <form method="post" action={`${pathname}${search}#${anchor}`} onSubmit={onSubmit} className="tap" {...saidWhenGone(state === 'idle' ? undefined : doneWords)}>
      <input type="hidden" name="intent" value={intent} />
      <input type="hidden" name="key" value={formKey} />
      {Object.entries(hidden).map(([name, value]) => <input key={name} type="hidden" name={name} value={value} />)}
      {label ? <div className={className} role="group" aria-label={label}>{children}</div> : children}
      {/* Said to who listens; to who looks, buttons alone say enough. */}
      <div className="govuk-visually-hidden"><WhoSees>{seenBy}.</WhoSees></div>
      <span className="tap__said" role="status">{refused}</span>
    </form>
  );
}
