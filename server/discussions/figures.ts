import type { CommentView, DiscussionView } from '../../shared/discussions.ts';
import type { PinnedFigure } from '../../shared/pinned-figure.ts';
import { figuresIn, pinKey, type RichText } from '../../shared/rich-text-document.ts';
import type { Database } from '../db.ts';
import { pinnedFigure } from '../figures/queries.ts';

type Figures = Readonly<Record<string, PinnedFigure>>;

/** Comments with the figures of their charts. Takes no connection where every edition is known to this process. */
export async function withFigures(db: Database, comments: readonly CommentView[]): Promise<CommentView[]> {
  const read = new Map<string, PinnedFigure | null>();
  const result: CommentView[] = [];
  // One after the other: a first visit must not take every connection of the pool.
  for (const comment of comments) {
    const drawn = figuresIn(comment.body).length > 0;
    result.push(drawn ? { ...comment, figures: await figuresOf(db, comment.body, read) } : comment);
  }
  return result;
}

/** The same for whole discussions. */
export async function discussionsWithFigures(db: Database, discussions: readonly DiscussionView[]): Promise<DiscussionView[]> {
  const result: DiscussionView[] = [];
  for (const discussion of discussions) result.push({ ...discussion, comments: await withFigures(db, discussion.comments) });
  return result;
}

/** Figures of the charts in a text, by `pinKey`; those that are public no more are left out. */
export async function figuresOf(db: Database, text: RichText, read = new Map<string, PinnedFigure | null>()): Promise<Figures> {
  const found: Record<string, PinnedFigure> = {};
  for (const pin of figuresIn(text)) {
    const key = pinKey(pin);
    if (!read.has(key)) read.set(key, await pinnedFigure(db, pin));
    const figure = read.get(key);
    if (figure) found[key] = figure;
  }
  return found;
}
