import { Refusal } from '../../shared/errors.ts';
import { checkText, maySayFigure } from '../../shared/guard/check.ts';
import { strictest, type Finding, type GuardRule } from '../../shared/guard/finding.ts';
import { wordsOf } from '../../shared/guard/words-of.ts';
import type { Database } from '../db.ts';
import { whatIsKnown, type GuardAbout } from './about.ts';

/** What passed the guard. */
export interface GuardPassed {
  /** Rules that were passed by giving a reason: where there are any, a moderator looks at it. */
  readonly confirmed: readonly GuardRule[];
  readonly reason: string;
}

type About = GuardAbout | null | (() => Promise<GuardAbout | null>);

/**
 * Looks for what may point to a child, a family or a withheld figure in everything somebody wrote, before it is written
 * anywhere: called before the command's transaction. A field may be plain text or a rich text's document.
 * @param about what it is about, or how to find that out: asked only where something in it may stand for a figure
 * @throws Refusal 400 `disclosure` with words per field where something is never accepted; 400 `disclosure-reason` where
 * a reason must be given first. Neither repeats what was written.
 */
export async function guardTexts(db: Database, texts: Readonly<Record<string, unknown>>, about: About, guardReason?: string): Promise<GuardPassed> {
  const reason = guardReason?.trim() ?? '';
  // The reason is read by moderators: it is held to the same rules, and what it may confirm is not confirmed by itself.
  const written = [...Object.entries(texts).map(([field, text]) => [field, wordsOf(text)] as const), ['guardReason', reason] as const];
  const known = written.some(([, words]) => maySayFigure(words)) ? await whatIsKnown(db, typeof about === 'function' ? await about() : about) : {};
  const found = written.map(([field, words]) => [field, checkText(words, known)] as const);
  const blocked = found.filter(([, findings]) => strictest(findings) === 'block');
  if (blocked.length > 0) throw new Refusal(400, 'disclosure', 'This cannot be sent as it is written.', fieldWords(blocked, 'block'));

  const asked = found.filter(([field, findings]) => field !== 'guardReason' && strictest(findings) === 'confirm');
  if (asked.length > 0 && reason === '') {
    const fields = { ...fieldWords(asked, 'confirm'), guardReason: 'Reword it, or say why nobody can be recognised in it. A moderator reads your reason.' };
    throw new Refusal(400, 'disclosure-reason', 'Before this is sent, look at it again.', fields);
  }
  const confirmed = asked.flatMap(([, findings]) => findings.filter(({ level }) => level === 'confirm').map(({ rule }) => rule));
  return { confirmed: [...new Set(confirmed)], reason: confirmed.length > 0 ? reason : '' };
}

/**
 * As `guardTexts`, with the answer given by the function it returns: to be called inside the command's transaction, once it
 * is known that this person may write there. What the guard knows of withheld figures is said to nobody else, and what was
 * sent before is not refused the second time.
 */
export async function guardFirst(...asked: Parameters<typeof guardTexts>): Promise<() => GuardPassed> {
  try {
    const passed = await guardTexts(...asked);
    return () => passed;
  } catch (refusal) {
    return () => {
      throw refusal;
    };
  }
}

function fieldWords(found: readonly (readonly [string, readonly Finding[]])[], level: 'block' | 'confirm'): Record<string, string> {
  const words = ([field, findings]: readonly [string, readonly Finding[]]) => [field, [...new Set(findings.filter((one) => one.level === level).map((one) => one.words))].join(' ')];
  return Object.fromEntries(found.map(words)) as Record<string, string>;
}
