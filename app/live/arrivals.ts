import { ANNOTATION_KINDS } from '../../shared/annotation-kinds.ts';
import { ACTION_STATUSES } from '../../shared/action-statuses.ts';
import { noticeOf } from '../../shared/release-news.ts';
import type { Fact } from '../../shared/live.ts';
import { personText } from '../../shared/people.ts';

/** Something somebody added while the page was open. */
export interface Arrival {
  /** Id of the new or changed item; `null` where it is none of the conversation. */
  readonly id: string | null;
  readonly sequence: number;
  /** One sentence, spoken once. */
  readonly words: string;
}

/**
 * Tells others' news from one's own. The socket may bring one's own contribution before the server's answer says which
 * number it got: what comes while something is being sent waits until that is known.
 */
export class Arrivals {
  private readonly own = new Set<number>();
  private held: Arrival[] = [];
  private underWay = 0;
  private readonly notices = new Set<string>();

  /** @returns what is news now. */
  add(arrivals: readonly Arrival[]): readonly Arrival[] {
    this.held.push(...arrivals.filter((arrival) => !this.own.has(arrival.sequence) && !this.isRepeated(arrival)));
    return this.release();
  }

  sendStarts(): void {
    this.underWay += 1;
  }

  /** `sequence` is the number it got; `null` where it was refused or has no answer yet. @returns what is news now. */
  sendEnds(sequence: number | null): readonly Arrival[] {
    this.underWay -= 1;
    if (sequence !== null) this.own.add(sequence);
    this.held = this.held.filter((arrival) => arrival.sequence !== sequence);
    return this.release();
  }

  /** Data sets of one statistical release come one after the other, with the same words. */
  private isRepeated({ id, words }: Arrival): boolean {
    if (id !== null) return false;
    const known = this.notices.has(words);
    this.notices.add(words);
    return known;
  }

  private release(): readonly Arrival[] {
    return this.underWay > 0 ? [] : this.held.splice(0);
  }
}

/** What facts bring to a page on this metric; `here` holds the ids of its discussions. */
export function arrivalsIn(facts: readonly Fact[], metric: string, here: ReadonlySet<string>): readonly Arrival[] {
  return facts.flatMap((fact) => arrivalOf(fact, metric, here) ?? []);
}

function arrivalOf(fact: Fact, metric: string, here: ReadonlySet<string>): Arrival | null {
  const { sequence } = fact;
  switch (fact.fact) {
    case 'annotation:added': {
      const { id, kind, author } = fact.annotation;
      return fact.annotation.metric === metric ? { id, sequence, words: `New note (${ANNOTATION_KINDS[kind].toLowerCase()}) from ${by(author)}.` } : null;
    }
    case 'discussion:started': {
      const { id, title, author } = fact.discussion;
      return fact.discussion.metric === metric ? { id, sequence, words: `New question from ${by(author)}: ${title}` } : null;
    }
    case 'comment:posted': {
      const { id, discussionId, author } = fact.comment;
      return here.has(discussionId) ? { id, sequence, words: `New reply from ${by(author)}.` } : null;
    }
    case 'action:agreed':
    case 'action:moved': {
      const { id, what, status } = fact.action;
      const words = fact.fact === 'action:agreed' ? `New action: ${what}` : `An action is now ${ACTION_STATUSES[status].toLowerCase()}: ${what}`;
      return fact.action.metric === metric ? { id, sequence, words } : null;
    }
    case 'release:signed-off':
    case 'release:rolled-back':
      return { id: null, sequence, words: `${noticeOf(fact.fact, fact.release).words}.` };
    default:
      return null;
  }
}

/** What is spoken for a batch: one by one up to two, else the number. */
export function spoken(arrivals: readonly Arrival[]): string {
  if (arrivals.length <= 2) return arrivals.map(({ words }) => words).join(' ');
  return `${arrivals.length} new contributions.`;
}

const by = personText;
