import { useEffect, useRef, useState } from 'react';
import { freshKey } from './sending.ts';
import type { WorkspaceView } from '../../shared/workspaces.ts';
import { useHydrated } from '../ui/use-hydrated.ts';
import { WithdrawalCode } from '../ui/withdrawal-code.tsx';

interface UnattributedChoiceProps {
  readonly workspace: Pick<WorkspaceView, 'slug' | 'nonAttributed'>;
  /** Id of the tick; unlike any other on the page. */
  readonly id: string;
  /** Said when it is ticked or not: what is ticked is kept in no draft, and has no choice of who can see it. */
  onChange?(without: boolean): void;
  /** It is sent, and its code was read: the form has begun anew. */
  onSent?(): void;
}

type Outcome = { readonly code: string } | { readonly refused: readonly string[] };

/**
 * "Without my name", in a composer's form. Ticked, it takes the form's sending over: the same fields go to an address of
 * their own with a key of their own, no page is loaded after it, and the answer is a code. Without JavaScript it is a
 * second button that sends the form there.
 */
export function UnattributedChoice({ workspace: { slug, nonAttributed }, id, onChange, onSent }: UnattributedChoiceProps) {
  const hydrated = useHydrated();
  const [without, setWithout] = useState(false);
  const [outcome, setOutcome] = useState<Outcome | null>(null);
  const box = useRef<HTMLDivElement>(null);
  const send = useSendingWithout(`/workspaces/${slug}/unattributed/send`, setOutcome);
  useEffect(() => {
    const form = box.current?.closest('form');
    if (!form || !without) return undefined;
    const take = (event: Event) => {
      event.preventDefault();
      event.stopImmediatePropagation();
      send(new FormData(form));
    };
    // Before React's own listener, which stands at the root of the page.
    form.addEventListener('submit', take);
    return () => form.removeEventListener('submit', take);
  }, [without, send]);
  if (!nonAttributed) return <p className="without-name__said">Everything that is written in this workspace has an author: it does not allow writing without a name.</p>;
  const choose = (ticked: boolean) => {
    setWithout(ticked);
    setOutcome(null);
    onChange?.(ticked);
  };
  const done = () => {
    const form = box.current?.closest('form');
    choose(false);
    // The composer begins anew (app/live/sending-form.tsx), its editor too.
    form?.dispatchEvent(new Event('written-elsewhere'));
    onSent?.();
  };
  return (
    <div className="without-name" ref={box}>
      {hydrated ? (
        <div className="govuk-checkboxes govuk-checkboxes--small">
          <div className="govuk-checkboxes__item">
            <input className="govuk-checkboxes__input" id={id} type="checkbox" data-no-draft="" checked={without} onChange={(event) => choose(event.currentTarget.checked)} aria-describedby={`${id}-means`} />
            <label className="govuk-label govuk-checkboxes__label" htmlFor={id}>Without my name</label>
          </div>
        </div>
      ) : (
        <button type="submit" className="link-button" formAction={`/workspaces/${slug}/unattributed`} aria-describedby={`${id}-means`}>Send without my name</button>
      )}
      <p className="without-name__said" id={`${id}-means`}>
        No name, no organisation; it cannot be linked to you, and you cannot change it later.{without ? ' Every member of this workspace can see it, within five minutes. The choices of who can see it do not apply, and no draft is kept.' : ''}
      </p>
      {outcome && 'refused' in outcome ? <div className="govuk-error-message" role="alert">{outcome.refused.map((words) => <p key={words}>{words}</p>)}</div> : null}
      {outcome && 'code' in outcome ? <ShownOnce code={outcome.code} slug={slug} onClose={done} /> : null}
    </div>
  );
}

/** Over the page, so that nothing that arrives takes it away. */
function ShownOnce({ code, slug, onClose }: { readonly code: string; readonly slug: string; onClose(): void }) {
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    if (!dialog.current?.open) dialog.current?.showModal();
    // On the code: what is pressed in haste next leads nowhere, and it is what is read out first.
    dialog.current?.querySelector<HTMLElement>('.to-copy')?.focus();
  }, []);
  return (
    <dialog ref={dialog} className="without-name__code" onClose={onClose} aria-labelledby="without-name-sent">
      <h2 id="without-name-sent">Sent without your name</h2>
      <WithdrawalCode code={code} slug={slug} />
      <button type="button" className="govuk-button" onClick={() => dialog.current?.close()}>I have what I need</button>
    </dialog>
  );
}

/** Sends once at a time; the same key until it was answered, so that a lost answer doubles nothing. */
function useSendingWithout(action: string, answered: (outcome: Outcome) => void): (form: FormData) => void {
  const key = useRef('');
  const busy = useRef(false);
  const say = useRef(answered);
  say.current = answered;
  return useRef((form: FormData) => {
    if (busy.current) return;
    busy.current = true;
    key.current ||= freshKey();
    // Never the form's own key, which may be sent with a name.
    form.set('key', key.current);
    void outcomeOf(action, form).then((outcome) => {
      busy.current = false;
      if ('code' in outcome || outcome.again) key.current = '';
      say.current(outcome);
    });
  }).current;
}

async function outcomeOf(action: string, form: FormData): Promise<Outcome & { readonly again?: boolean }> {
  try {
    const response = await fetch(action, { method: 'POST', body: new URLSearchParams([...form].filter((pair): pair is [string, string] => typeof pair[1] === 'string')), redirect: 'manual' });
    const answer = (await response.json().catch(() => null)) as { readonly code?: string; readonly refusal?: { readonly status: number; readonly message: string; readonly fields: Readonly<Record<string, string>> } } | null;
    if (answer?.code) return { code: answer.code };
    const { status = 0, message = 'This was not sent. Sign in in another tab, then send again.', fields = {} } = answer?.refusal ?? {};
    return { refused: [...new Set([message, ...Object.values(fields)])], again: status === 409 };
  } catch {
    return { refused: ['The network is away. What you wrote is still here; send it again.'] };
  }
}
