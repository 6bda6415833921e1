import { DRAFT_PREFIX, isSignedOut } from './forget-drafts.ts';

/** What somebody had written in one form and not sent yet. */
export interface Draft {
  /** By field; of a field with several values, one a line. */
  readonly values: Readonly<Record<string, string>>;
  /** The key it was sent under, where it was and no answer came: sent again it stays the same write. Empty: none of ours. */
  readonly key: string;
  /** Milliseconds since 1970. */
  readonly at: number;
}

/** Which form of whom: nobody else's drafts are ever read. */
export interface DraftPlace {
  readonly account: string;
  readonly path: string;
  readonly intent: string;
  /** Ids the form is about: which thread, which note. */
  readonly subject: string;
}

type Storage = Pick<globalThis.Storage, 'getItem' | 'setItem' | 'removeItem' | 'key' | 'length'>;

/** As `freshKey` makes them: under anything else nothing could be sent. */
const KEY = /^[0-9a-f]{8}-[0-9a-f]{4}-[1-8][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;
const DAYS_KEPT = 30;
const MOST_DRAFTS = 40;
/** Characters of one draft, and of all of an account together. */
const LONGEST = 60_000;
const MOST_CHARACTERS = 400_000;

/** Where a form's draft is kept. */
export function draftName({ account, path, intent, subject }: DraftPlace): string {
  return DRAFT_PREFIX + [account, path, intent, subject].map(encodeURIComponent).join(':');
}

/** The draft of a form; `null` where there is none, it is too old, or this browser keeps nothing. */
export function readDraft(storage: Storage | null, place: DraftPlace, now: number): Draft | null {
  try {
    const draft = parsed(storage?.getItem(draftName(place)) ?? null);
    return draft && isFresh(draft, now) ? draft : null;
  } catch {
    return null;
  }
}

/**
 * Keeps a draft; one without words is forgotten instead. What is too old goes, and of too many the oldest.
 * @returns whether it is kept: a browser may have no room, or keep nothing at all.
 */
export function keepDraft(storage: Storage | null, place: DraftPlace, draft: Draft): boolean {
  const text = JSON.stringify(draft);
  if (!storage || isSignedOut() || text.length > LONGEST) return false;
  try {
    makeRoom(storage, draftName(place), text.length, draft.at);
    storage.setItem(draftName(place), text);
    return true;
  } catch {
    // Full or forbidden: an older version would be worse than none.
    forgetDraft(storage, place);
    return false;
  }
}

/** Forgets one form's draft: it was sent, or thrown away. */
export function forgetDraft(storage: Storage | null, place: DraftPlace): void {
  try {
    storage?.removeItem(draftName(place));
  } catch {
    // A browser that keeps nothing has nothing to forget.
  }
}

function makeRoom(storage: Storage, name: string, length: number, now: number): void {
  const others = namesIn(storage)
    .filter((other) => other !== name)
    .map((other) => ({ other, text: storage.getItem(other) ?? '', draft: parsed(storage.getItem(other)) }))
    .sort((a, b) => (b.draft?.at ?? 0) - (a.draft?.at ?? 0));
  let characters = length;
  others.forEach(({ other, text, draft }, index) => {
    characters += text.length;
    if (!draft || !isFresh(draft, now) || index >= MOST_DRAFTS - 1 || characters > MOST_CHARACTERS) storage.removeItem(other);
  });
}

function namesIn(storage: Storage): string[] {
  return Array.from({ length: storage.length }, (_, index) => storage.key(index) ?? '').filter((name) => name.startsWith(DRAFT_PREFIX));
}

/** A clock that was wrong once must not keep a draft for ever. */
function isFresh({ at }: Draft, now: number): boolean {
  return Math.abs(now - at) < DAYS_KEPT * 86_400_000;
}

function parsed(text: string | null): Draft | null {
  if (text === null) return null;
  try {
    const { values, key, at } = JSON.parse(text) as Partial<Draft>;
    const holds = typeof values === 'object' && values !== null && Object.values(values).every((value) => typeof value === 'string');
    return holds && typeof key === 'string' && typeof at === 'number' ? { values, key: KEY.test(key) ? key : '', at } : null;
  } catch {
    return null;
  }
}

/** This browser's storage; `null` where it is forbidden. */
export function browserStorage(): globalThis.Storage | null {
  try {
    return globalThis.localStorage;
  } catch {
    return null;
  }
}
