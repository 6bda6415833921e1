import { createContext, useCallback, useContext, useEffect, useRef, useState, type RefObject } from 'react';
import type { checkText } from '../../shared/guard/check.ts';
import { strictest, type Finding, type GuardContext } from '../../shared/guard/finding.ts';
import { useBeforePaint } from '../ui/use-before-paint.ts';
import { valuesOf, wordFields, wordsIn } from './written-fields.ts';

/** What the guard found in one field. */
export interface Found extends Finding {
  readonly field: string;
  /** The passage, for the eyes of its author only. */
  readonly passage: string;
}

/** Of which periods the page withholds the figures of an area: numbers about them are refused. */
export const HiddenFigures = createContext<{ readonly area: string; readonly periods: readonly string[] }>({ area: '', periods: [] });

const NOTHING: readonly Found[] = [];
/** Typing rests when no letter came for so long. */
const REST_MS = 500;
/** Of somebody who types without a rest, no more than this is neither checked nor kept. */
const LONGEST_UNSEEN_MS = 3_000;
let checker: typeof checkText | null = null;

/** Fetches the rules; where that fails the server's check is left, and no draft is kept. */
async function loadChecker(): Promise<void> {
  if (!checker) checker = (await import('../../shared/guard/check.ts')).checkText;
}

interface Guard {
  readonly found: readonly Found[];
  /** Checks what the form holds now; `null` while the rules are not here. */
  check(): readonly Found[] | null;
}

/** Looks through what is written in a form, in this browser, when the typing rests. `rested` hears what was found. */
export function useGuard(form: RefObject<HTMLFormElement | null>, rested: (found: readonly Found[]) => void): Guard {
  const hidden = useContext(HiddenFigures);
  const [found, setFound] = useState(NOTHING);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const check = useCallback(() => {
    // Looked at now: what is sent is not kept once more when its form closes.
    clearTimeout(timer.current);
    timer.current = undefined;
    if (!checker || !form.current) return null;
    const now = findingsIn(form.current, hidden, checker);
    setFound((before) => (JSON.stringify(before) === JSON.stringify(now) ? before : now));
    return now;
  }, [form, hidden]);

  const latest = useRef(rested);
  useEffect(() => {
    latest.current = rested;
  });
  // Before the form is taken away, not after: what was typed last is still in it.
  useBeforePaint(() => {
    const region = form.current;
    if (!region) return undefined;
    let since = 0;
    const look = () => {
      const now = check();
      if (now) latest.current(now);
    };
    const load = () => void loadChecker().catch(() => undefined);
    const typed = () => {
      if (timer.current === undefined) since = Date.now();
      clearTimeout(timer.current);
      timer.current = setTimeout(() => void loadChecker().then(() => whenIdle(look), () => undefined), Math.max(0, Math.min(REST_MS, since + LONGEST_UNSEEN_MS - Date.now())));
    };
    // A tab that is closed gives no time to wait for the typing to rest.
    const leaving = () => timer.current !== undefined && look();
    region.addEventListener('focusin', load);
    region.addEventListener('input', typed);
    region.addEventListener('change', typed);
    window.addEventListener('pagehide', leaving);
    document.addEventListener('visibilitychange', leaving);
    return () => {
      leaving();
      clearTimeout(timer.current);
      region.removeEventListener('focusin', load);
      region.removeEventListener('input', typed);
      region.removeEventListener('change', typed);
      window.removeEventListener('pagehide', leaving);
      document.removeEventListener('visibilitychange', leaving);
    };
  }, [form, check]);
  return { found, check };
}

/** Whether a form stays here: something in it is blocked, or asks for a reason that is not given. */
export function mayNotBeSent(found: readonly Found[], written: FormData): boolean {
  const level = strictest(found);
  return level === 'block' || (level === 'confirm' && String(written.get('guardReason') ?? '').trim() === '');
}

/** A send that the guard stopped leads to what it says, or to the reason it asks for. */
export function useFocusWhenStopped(stopped: number, id: string): void {
  const latest = useRef(id);
  latest.current = id;
  useEffect(() => {
    if (stopped > 0) document.getElementById(latest.current)?.focus();
  }, [stopped]);
}

function whenIdle(work: () => void): void {
  if (typeof requestIdleCallback === 'function') requestIdleCallback(work, { timeout: 1_000 });
  else setTimeout(work);
}

function findingsIn(form: HTMLFormElement, hidden: { readonly area: string; readonly periods: readonly string[] }, checkWords: typeof checkText): readonly Found[] {
  const values = valuesOf(new FormData(form));
  const elsewhere = hidden.periods.length === 0 || (values.area !== undefined && values.area !== hidden.area);
  const context: GuardContext = elsewhere ? {} : { suppressed: hidden.periods.includes(values.period ?? '') ? 'here' : 'among', hiddenPeriods: hidden.periods };
  return [...wordsIn(values, wordFields(form))].flatMap(([field, words]) => checkWords(words, context).map((finding) => ({ ...finding, field, passage: words.slice(finding.start, finding.end) })));
}
