import { Form, useLocation } from '@remix-run/react';
import { useEffect, useRef, useState, type FormEvent, type ReactNode } from 'react';
import { strictest } from '../../shared/guard/finding.ts';
import { FieldNotices } from '../ui/field-notices.ts';
import type { Refused } from './answers.ts';
import { DraftNotice, GuardNotice, noticesByField } from './guard-notice.tsx';
import type { FormFields } from './sending-form.tsx';
import { useDraft } from './use-draft.ts';
import { mayNotBeSent, useFocusWhenStopped, useGuard } from './use-guard.ts';

interface DraftedFormProps {
  /** Tells its draft from those of other forms of the page; with `subject`, of the same form about something else. */
  readonly intent: string;
  readonly subject?: string;
  /** From the loader. */
  readonly formKey: string;
  /** Fields that stand still. */
  readonly hidden?: Readonly<Record<string, string>>;
  /** Ids, errors and values as the page came. */
  readonly fields: FormFields;
  /** The answer that gave the form back, where one did. */
  readonly refused: Refused | undefined;
  /** How the address begins to which a success under this key leads; that of a refusal (`action`) must not begin so. */
  leadsTo(key: string): string;
  readonly action?: string;
  readonly className?: string;
  /** Who can see it, or the choice of that; stands at the end of the fields. */
  readonly whoSees: (fields: FormFields) => ReactNode;
  readonly button: ReactNode;
  /** `written`: what a draft put back, or the answer gave back, by field. */
  readonly children: (fields: FormFields, written: Readonly<Record<string, string>>) => ReactNode;
}

/**
 * A form of a page that holds no conversation: sent by loading the next page, and kept as a draft in this browser, as far
 * as the guard lets it be, until it has arrived.
 */
export function DraftedForm(props: DraftedFormProps) {
  const { intent, subject = '', formKey, hidden = {}, fields: given, refused, leadsTo, action, className, button, children } = props;
  const form = useRef<HTMLFormElement>(null);
  const [stopped, setStopped] = useState(0);
  // One object for good: what is kept bears the key of the form as it stands by then.
  const sending = useRef({ key: formKey, round: 0 }).current;
  const draft = useDraft({ form, intent, subject, sending, allowed: true, restores: refused === undefined, blocked: refused?.refusal.code === 'disclosure' });
  const { restored, keep, turn } = draft;
  const { sends } = useArrival(draft.discard);
  // A key that was used for other words is given up.
  sending.key = restored?.key || (refused && refused.refusal.status !== 409 ? (refused.values.key ?? formKey) : formKey);
  const { found, check } = useGuard(form, keep);
  useEffect(() => {
    if (turn > 0) check();
  }, [turn, check]);
  const asksReason = strictest(found) === 'confirm' || given.error('guardReason') !== undefined;
  useFocusWhenStopped(stopped, given.id(asksReason ? 'guardReason' : 'guard'));
  const fields: FormFields = { ...given, value: (field) => restored?.values[field] ?? given.value(field) };
  const whoSees = props.whoSees(fields);

  const onSubmit = (event: FormEvent<HTMLFormElement>) => {
    const now = check();
    if (now && mayNotBeSent(now, new FormData(event.currentTarget))) {
      event.preventDefault();
      setStopped((times) => times + 1);
      return;
    }
    // The answer may be lost, or lead to the sign-in: what is kept bears the key that it is sent under.
    if (now) keep(now);
    sends(leadsTo(sending.key));
  };
  return (
    <Form ref={form} method="post" action={action} className={className} noValidate onSubmit={onSubmit}>
      <input type="hidden" name="key" value={sending.key} />
      {Object.entries(hidden).map(([name, value]) => <input key={name} type="hidden" name={name} value={value} />)}
      <DraftNotice restored={restored} notKept={draft.notKept} discard={draft.discard} />
      <div key={turn} className="sending__fields">
        <FieldNotices.Provider value={noticesByField(found, fields)}>{children(fields, { ...refused?.values, ...restored?.values })}</FieldNotices.Provider>
        {whoSees}
      </div>
      <GuardNotice found={found} asksReason={asksReason} fields={fields} />
      {refused?.refusal.code === 'unsent' && !draft.notKept ? <p className="draft">Not sent yet. It is kept in this browser until it is.</p> : null}
      {button}
    </Form>
  );
}

/**
 * Calls `arrived` when what was sent from here has led to where a success does; a refusal and a sign-in lead elsewhere.
 * Asks the browser's address when this page goes: the form may be gone by then, and that it was on its way never shown.
 */
function useArrival(arrived: () => void): { sends(leadsTo: string): void } {
  const { key } = useLocation();
  const goal = useRef<string | null>(null);
  useEffect(
    () => () => {
      if (goal.current !== null && `${window.location.pathname}${window.location.search}`.startsWith(goal.current)) arrived();
      goal.current = null;
    },
    [key, arrived],
  );
  return { sends: (leadsTo) => void (goal.current = leadsTo) };
}
