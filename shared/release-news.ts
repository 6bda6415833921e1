import { dateText } from './format.ts';
import type { ChangeKind } from './releases.ts';

/** How many figures of a workspace's areas a release changes, by what happens to them; kinds with none are left out. */
export type ReleaseCounts = Readonly<Partial<Record<ChangeKind, number>>>;

/** A release as the members of a workspace hear of it. */
export interface ReleaseNews {
  /** `<dataset>@<published>`. */
  readonly id: string;
  /** Title of the statistical release. */
  readonly title: string;
  /** ISO day. */
  readonly published: string;
  /** Of the workspace's areas. */
  readonly counts: ReleaseCounts;
}

/** What happened to figures while a page was open. */
export interface FiguresNotice {
  readonly words: string;
  /** ISO day of the release day page; `null` where the release is public no longer. */
  readonly day: string | null;
}

/** One quiet line: "New figures: Children in need, published 30 October 2025". */
export function noticeOf(fact: 'release:signed-off' | 'release:rolled-back', { title, published }: ReleaseNews): FiguresNotice {
  return fact === 'release:signed-off'
    ? { words: `New figures: ${title}, published ${dateText(published)}`, day: published }
    : { words: `Taken back: ${title}, published ${dateText(published)}. The figures before are shown again`, day: null };
}

/** The notices with one more; data sets of one statistical release come one after the other and are one line. */
export function withNotice(notices: readonly FiguresNotice[], notice: FiguresNotice): readonly FiguresNotice[] {
  return [...notices.filter(({ words }) => words !== notice.words), notice];
}
