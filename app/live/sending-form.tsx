import { Link, useLocation } from '@remix-run/react';
import { useCallback, useEffect, useId, useRef, useState, type FormEvent, type ReactNode } from 'react';
import type { Conversation } from '../../shared/conversation.ts';
import { strictest } from '../../shared/guard/finding.ts';
import { isRefused, type Refused } from './answers.ts';
import { FieldNotices } from '../ui/field-notices.ts';
import { leadTo } from '../ui/lead-to.ts';
import { useFocusAfter, useFocusAtEnd } from './form-focus.ts';
import { DraftNotice, GuardNotice, noticesByField } from './guard-notice.tsx';
import { useLive } from './live-context.ts';
import type { Sending } from './sending.ts';
import { useDraft } from './use-draft.ts';
import { saidWhenGone } from './use-focus-kept.ts';
import { mayNotBeSent, useFocusWhenStopped, useGuard } from './use-guard.ts';
import { useChoicesKept } from './use-choices-kept.ts';
import { useSending } from './use-sending.ts';
import { wordsWritten } from './written-fields.ts';

/** What a form's fields need to know. */
export interface FormFields {
  /** Id of a field's element; its error's is this with `-error`. */
  id(field: string): string;
  /** What had been written, where a refused form came back without JavaScript. */
  value(field: string): string | undefined;
  error(field: string): string | undefined;
  /** Being sent, or waiting for the network: not to be changed now. */
  readonly locked: boolean;
}

interface SendingFormProps {
  readonly intent: string;
  /** Key of the form where there is no JavaScript, from the loader. */
  readonly formKey: string;
  /** Fields that stand still. */
  readonly hidden?: Readonly<Record<string, string>>;
  /** Where the page stands after a form without JavaScript was refused. */
  readonly anchor: string;
  /** A refusal of this very form, from a page sent without JavaScript. */
  readonly refused: Refused | null;
  readonly submit: string;
  /** Said after success. */
  readonly sentWords: string;
  /** Address of what was added, by its id, where it has a page of its own. */
  readonly pageOf?: (id: string) => string;
  /** Beside the button: who can see this. */
  readonly beside: ReactNode;
  readonly quiet?: boolean;
  /** Whether this browser keeps what is not sent yet. Nothing is kept of what nobody may know the author of. */
  readonly keepsDraft?: boolean;
  /** It is sent and answered: a form that was opened for this alone can close. */
  onSent?(): void;
  readonly children: (fields: FormFields) => ReactNode;
}

/** Two presses that follow each other so quickly are one. */
const DOUBLE_PRESS_MS = 700;

/** A form that loses nothing: works without JavaScript, keeps and resends what could not be sent, speaks of success. */
export function SendingForm(props: SendingFormProps) {
  const { intent, formKey, hidden = {}, anchor, submit, sentWords, pageOf, beside, quiet, keepsDraft = true, onSent, children } = props;
  const { pathname, search } = useLocation();
  const { sending, send, resend, takeBack } = useSending(pathname + search, props.refused);
  const prefix = useId();
  const form = useRef<HTMLFormElement>(null);
  const fieldset = useRef<HTMLDivElement>(null);
  const end = useRef<HTMLDivElement>(null);
  const { phase, refused, round } = sending;
  const { closed, conversation } = useLive();
  const [stopped, setStopped] = useState(0);

  // A draft of a change belongs to the version that was changed: over a newer one it would take somebody's words away.
  const subject = Object.entries(hidden).filter(([name]) => /Id$|^id$|version/i.test(name)).map(([, id]) => id).join(' ');
  const draft = useDraft({ form, intent, subject, sending, allowed: keepsDraft && props.refused === null, restores: true, blocked: refused?.refusal.code === 'disclosure', arrived: (key) => holds(conversation, key) });
  const { keep } = draft;
  const { found, check } = useGuard(form, keep);
  const asksReason = strictest(found) === 'confirm' || refused?.refusal.code === 'disclosure-reason';
  useEffect(() => {
    // From here on it may have arrived: what is kept bears the key it was sent under.
    if (phase !== 'writing') keep(found);
  }, [phase, keep, found]);
  useEffect(() => {
    if (round > 0 || draft.turn > 0) check();
  }, [round, draft.turn, check]);
  useFocusAfter(sending, fieldset);
  useTold(round, onSent);
  const pressedAgainUntil = useRef(0);
  useEffect(() => {
    if (round > 0) pressedAgainUntil.current = Date.now() + DOUBLE_PRESS_MS;
  }, [round]);
  // What the form says of its own last success is over when something else was sent from it.
  const [past, setPast] = useState(0);
  const { discard } = draft;
  useWrittenElsewhere(form, useCallback(() => {
    discard();
    setPast(round);
  }, [discard, round]));
  useFocusWhenStopped(stopped, asksReason ? `${prefix}guardReason` : `${prefix}guard`);
  useChoicesKept(sending, fieldset);
  useFocusAtEnd(phase === 'waiting', end);
  const fields: FormFields = {
    id: (field) => `${prefix}${field}`,
    value: (field) => draft.restored?.values[field] ?? (round === 0 ? props.refused?.values[field] : undefined),
    error: (field) => refused?.refusal.fields[field],
    locked: phase !== 'writing',
  };
  const onSubmit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    // The second half of a double press, after the answer: the form is empty because all of it was sent.
    if (Date.now() < pressedAgainUntil.current && wordsWritten(event.currentTarget).size === 0) return;
    const now = check();
    const written = new FormData(event.currentTarget);
    if (now && mayNotBeSent(now, written)) {
      setStopped((times) => times + 1);
      return;
    }
    // A key that was used for other words is given up.
    send(written, refused?.refusal.status === 409 ? undefined : draft.restored?.key);
  };

  return (
    <form ref={form} method="post" action={`${pathname}${search}#${anchor}`} onSubmit={onSubmit} className="sending" noValidate {...saidWhenGone(phase === 'sending' ? sentWords : undefined)}>
      <input type="hidden" name="intent" value={intent} />
      <input type="hidden" name="key" value={sending.key || formKey} />
      {Object.entries(hidden).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      {refused ? <WhyRefused refused={refused} fields={fields} /> : null}
      <DraftNotice restored={draft.restored} notKept={draft.notKept} discard={draft.discard} />
      <div ref={fieldset} key={`${round} ${draft.turn}`} className="sending__fields">
        <FieldNotices.Provider value={noticesByField(found, fields)}>{children(fields)}</FieldNotices.Provider>
      </div>
      <GuardNotice found={found} asksReason={asksReason} fields={fields} />
      <div ref={end}>
        {closed === 'not-found' || closed === 'terms' ? (
          <p className="presence__offline">{closed === 'terms' ? 'This can be sent once the new terms are accepted; see above.' : 'This cannot be sent any more: you are not a member of this workspace now. Copy what you want to keep.'}</p>
        ) : phase === 'waiting' ? (
          <NotSentYet sending={sending} resend={resend} takeBack={takeBack} />
        ) : (
          <div className="sending__send">
            <button type="submit" className={quiet ? 'govuk-button govuk-button--secondary sending__button' : 'govuk-button sending__button'} aria-disabled={phase === 'sending'}>
              {phase === 'sending' ? 'Sending…' : submit}
            </button>
            {beside}
          </div>
        )}
      </div>
      <p className="sending__said" role="status">
        {phase === 'writing' && round > past && !refused ? <>{sentWords}{pageOf ? <> <Link to={pageOf(sending.added)}>See it, change it or take it back</Link></> : null}</> : ''}
      </p>
    </form>
  );
}

/** Whether what the reader sent under this key stands in the conversation: the key is its id, and nobody else's thing is what they sent. */
function holds({ actions, personal }: Conversation, key: string): boolean {
  return personal.editable.includes(key) || actions.some(({ id }) => id === key);
}

/** The error summary of one form, each line leading to its field. */
function WhyRefused({ refused, fields }: { refused: Refused; fields: FormFields }) {
  const summary = useRef<HTMLDivElement>(null);
  useEffect(() => summary.current?.focus(), [refused]);
  const { message, status } = refused.refusal;
  // What stands there now, where somebody was quicker, is no mistake: the form shows it.
  const wrong = Object.entries(refused.refusal.fields).filter(([field]) => !field.startsWith('current'));
  return (
    <div className="govuk-error-summary sending__refused" ref={summary} tabIndex={-1} role="alert">
      <h3 className="govuk-error-summary__title">{wrong.length > 0 ? 'There is a problem' : 'This was not added'}</h3>
      <div className="govuk-error-summary__body">
        {wrong.length > 0 ? (
          <ul className="govuk-list govuk-error-summary__list">
            {wrong.map(([field, words]) => (
              <li key={field}><a href={`#${fields.id(field)}`} onClick={leadTo(fields.id(field))}>{words}</a></li>
            ))}
          </ul>
        ) : (
          <p>{message}</p>
        )}
        {status === 401 ? <p><a href="/sign-in" target="_blank" rel="noopener">Sign in in a new tab</a>, then send again here. What you wrote is kept.</p> : null}
      </div>
    </div>
  );
}

function NotSentYet({ sending, resend, takeBack }: { sending: Sending; resend(): void; takeBack(): void }) {
  return (
    <div className="sending__waiting" role="status">
      <p>
        <strong>Not sent yet (1).</strong>{' '}
        {sending.reason === 'network'
          ? 'The network is away. What you wrote is kept here and will be sent when it is back.'
          : 'The service did not answer. What you wrote is kept here and will be sent again shortly.'}
      </p>
      <button type="button" className="govuk-button govuk-button--secondary sending__button" onClick={resend}>Try now</button>
      <button type="button" className="link-button" onClick={takeBack}>Change it first</button>
    </div>
  );
}

/** What the form held was sent another way (app/live/unattributed-choice.tsx): its fields begin anew. */
function useWrittenElsewhere(form: React.RefObject<HTMLFormElement | null>, afresh: () => void): void {
  useEffect(() => {
    const region = form.current;
    region?.addEventListener('written-elsewhere', afresh);
    return () => region?.removeEventListener('written-elsewhere', afresh);
  }, [form, afresh]);
}

/** Tells whoever opened the form of each success, once. */
function useTold(round: number, onSent: (() => void) | undefined): void {
  const told = useRef(round);
  useEffect(() => {
    if (told.current === round) return;
    told.current = round;
    onSent?.();
  }, [round, onSent]);
}

/** The refusal of a page sent without JavaScript, where it belongs to this form. */
export function refusalFor(answer: unknown, intent: string, subject: Readonly<Record<string, string>> = {}): Refused | null {
  if (typeof answer !== 'object' || answer === null) return null;
  const refused = answer as Refused;
  if (!isRefused(refused) || refused.values.intent !== intent) return null;
  return Object.entries(subject).every(([field, id]) => refused.values[field] === id) ? refused : null;
}
