import { useLocation, useRouteLoaderData } from '@remix-run/react';
import { useCallback, useEffect, useRef, useState, type RefObject } from 'react';
import { strictest } from '../../shared/guard/finding.ts';
import { browserStorage, forgetDraft, keepDraft, readDraft, type Draft, type DraftPlace } from './drafts.ts';
import type { Sending } from './sending.ts';
import type { Found } from './use-guard.ts';
import { valuesOf, wordFields, wordsIn, wordsWritten } from './written-fields.ts';

interface KeptDraft {
  /** What was kept from before, while it stands in the fields. */
  readonly restored: Draft | null;
  /** Goes up when the fields must begin anew with what was kept, or without it. */
  readonly turn: number;
  /** This browser has no room, or keeps nothing. */
  readonly notKept: boolean;
  /** The form was looked through and `found` was found: keeps what it holds now. */
  keep(found: readonly Found[]): void;
  discard(): void;
}

interface DraftOf {
  readonly form: RefObject<HTMLFormElement | null>;
  readonly intent: string;
  /** What it is about, where several such forms stand on a page. */
  readonly subject: string;
  readonly sending: Pick<Sending, 'key' | 'round'>;
  /** Nothing is kept where nobody may know who wrote. */
  readonly allowed: boolean;
  /** Nothing is restored over what the server gave back. */
  readonly restores: boolean;
  /** The server would have none of it: until it is sent anew nothing is kept. */
  readonly blocked: boolean;
  /** Whether what was sent under a key stands on the page; left out where nothing does. */
  readonly arrived?: (key: string) => boolean;
}

/** Whether this browser keeps a draft of such a form on this page; not before the page's script is here. */
export function useHasDraft(intent: string, subject: string): boolean {
  const { pathname: path } = useLocation();
  const account = useAccount();
  const [has, setHas] = useState(false);
  useEffect(() => {
    setHas(account !== null && readDraft(browserStorage(), { account, path, intent, subject }, Date.now()) !== null);
  }, [account, path, intent, subject]);
  return has;
}

/** Under whose name drafts are kept; nobody else's are ever read. */
function useAccount(): string | null {
  return useRouteLoaderData<{ actor: { account: string } | null }>('root')?.actor?.account ?? null;
}

/** The draft of one form in this browser: kept while it is written, put back when the page is opened again, gone when it is sent. */
export function useDraft({ form, intent, subject, sending, allowed, restores, blocked, arrived }: DraftOf): KeptDraft {
  const { pathname } = useLocation();
  const account = useAccount();
  const place = useRef<DraftPlace | null>(null);
  place.current = allowed && account !== null ? { account, path: pathname, intent, subject } : null;
  const [state, setState] = useState<{ restored: Draft | null; turn: number; round: number }>({ restored: null, turn: 0, round: 0 });
  const [notKept, setNotKept] = useState(false);
  const current = useRef({ sending, blocked, arrived });
  current.current = { sending, blocked, arrived };

  useEffect(() => {
    const restored = restores && place.current && readDraft(browserStorage(), place.current, Date.now());
    // Sent, and the page left before the answer came: what it added stands on this one.
    if (restored && restored.key !== '' && current.current.arrived?.(restored.key)) {
      if (place.current) forgetDraft(browserStorage(), place.current);
      return;
    }
    // Who was quicker than the page keeps what they typed.
    if (restored && form.current && wordsWritten(form.current).size === startingWords(form.current)) setState(({ turn }) => ({ restored, turn: turn + 1, round: current.current.sending.round }));
  }, [form, account, pathname, intent, subject, restores]);

  const keep = useCallback((found: readonly Found[]) => {
    const at = place.current;
    if (!at || !form.current) return;
    const values = valuesOf(new FormData(form.current));
    const nothing = wordsIn(values, wordFields(form.current)).size === 0 || wantsNoDraft(form.current);
    if (nothing || current.current.blocked || strictest(found) === 'block') forgetDraft(browserStorage(), at);
    else setNotKept(!keepDraft(browserStorage(), at, { values, key: current.current.sending.key, at: Date.now() }));
  }, [form]);

  useEffect(() => {
    if (blocked && place.current) forgetDraft(browserStorage(), place.current);
  }, [blocked]);

  useEffect(() => {
    const region = form.current;
    // What was kept under one's account goes in the moment one chooses to write without one's name.
    const chosen = () => {
      if (region && place.current && wantsNoDraft(region)) forgetDraft(browserStorage(), place.current);
    };
    region?.addEventListener('change', chosen);
    return () => region?.removeEventListener('change', chosen);
  }, [form]);

  const { round } = sending;
  const before = useRef(round);
  useEffect(() => {
    if (before.current === round) return;
    before.current = round;
    if (place.current) forgetDraft(browserStorage(), place.current);
  }, [round]);

  const discard = useCallback(() => {
    if (place.current) forgetDraft(browserStorage(), place.current);
    setState(({ turn, ...before }) => ({ ...before, restored: null, turn: turn + 1 }));
  }, []);
  // What was put back was of its round: once that is sent the fields begin empty.
  return { restored: state.round === round ? state.restored : null, turn: state.turn, notKept, keep, discard };
}

/** What it holds may not be kept: its author is to be known to nobody. */
function wantsNoDraft(form: HTMLFormElement): boolean {
  return form.querySelector('[data-no-draft]:checked, [data-no-draft][type="hidden"]') !== null;
}

/** How many fields of words the form began with. */
function startingWords(form: HTMLFormElement): number {
  const began = [...form.elements].filter((element) => (element instanceof HTMLTextAreaElement || (element instanceof HTMLInputElement && element.type === 'text' && element.inputMode !== 'numeric')) && element.defaultValue.trim() !== '');
  return began.length;
}
