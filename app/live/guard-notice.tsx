import type { ReactNode } from 'react';
import { dateText } from '../../shared/format.ts';
import { GuardReason } from '../ui/guard-reason.tsx';
import type { Draft } from './drafts.ts';
import type { FormFields } from './sending-form.tsx';
import type { Found } from './use-guard.ts';

interface GuardNoticeProps {
  readonly found: readonly Found[];
  /** A reason is asked for: by the rules here, or by the server. */
  readonly asksReason: boolean;
  readonly fields: FormFields;
}

/** Under which field what was found stands: the editor and the plain field it takes the place of are one. */
export function noticesByField(found: readonly Found[], fields: FormFields): Readonly<Record<string, ReactNode>> {
  const ids = [...new Set(found.map((one) => idOf(one, fields)))];
  return Object.fromEntries(ids.map((id) => [id, (
    <div key="guard" role="status">
      <ul className="guard__list">
        {found.filter((one) => idOf(one, fields) === id).map(({ start, rule, passage, words }) => <li key={`${start} ${rule}`}><q>{shortened(passage)}</q> {words}</li>)}
      </ul>
    </div>
  )]));
}

const idOf = ({ field }: Found, fields: FormFields) => fields.id(field === 'plain' ? 'body' : field);

/** Before the button: what becomes of the form as it is written, and the reason where one is asked for. */
export function GuardNotice({ found, asksReason, fields }: GuardNoticeProps) {
  const blocked = found.some(({ level }) => level === 'block');
  const asks = asksReason && !blocked;
  const [first] = found;
  // The words stand there; on a phone that is another screen.
  const there = first ? <a href={`#${idOf(first, fields)}`}>under what you wrote</a> : null;
  return (
    <>
      <div role="status" id={fields.id('guard')} tabIndex={-1} className={blocked || asks ? 'guard' : undefined}>
        {blocked ? <p><strong>This cannot be sent as it is written.</strong> Why, and what to write instead, stands {there}. Nothing of it has left this page, and no draft is kept.</p> : null}
        {asks ? <p><strong>Look at this again before you send it.</strong> {there ? <>Why stands {there}.</> : null}</p> : null}
      </div>
      {asks ? <GuardReason fields={fields} /> : null}
    </>
  );
}

function shortened(passage: string): string {
  const words = passage.trim().replace(/\s+/g, ' ');
  return words.length > 60 ? `${words.slice(0, 57)}…` : words;
}

/** That what stands here was kept, and the way to throw it away; or that nothing can be kept here. */
export function DraftNotice({ restored, notKept, discard }: { readonly restored: Draft | null; readonly notKept: boolean; discard(): void }) {
  if (notKept) return <p className="draft" role="status">This browser keeps no draft of it: what you write is lost when the page is closed.</p>;
  if (!restored) return null;
  return (
    <p className="draft" role="status">
      Your draft of {dateText(new Date(restored.at).toISOString())}, kept in this browser only.{' '}
      <button type="button" className="link-button" onClick={discard}>Throw it away</button>
    </p>
  );
}
