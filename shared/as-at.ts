/** Which day's figures a page shows, and which days it can show. */
export interface AsAtView {
  /** ISO day asked for in the address (`asAt`); `null` for the newest figures. */
  readonly chosen: string | null;
  /** The newest days on which a release came out, newest first, each with what came out in words. */
  readonly days: readonly { readonly day: string; readonly words: string }[];
  /** There are earlier days, which the page of releases leads to. */
  readonly earlier: boolean;
}
