import { clockText } from '../../shared/clock.ts';
import { personText } from '../../shared/people.ts';

interface BylineProps {
  /** What the person did, where it was not writing: "Noted by". */
  readonly did?: string;
  readonly author: { readonly name: string; readonly organisation: string };
  /** ISO time. */
  readonly at: string;
}

/** Who wrote something, for whom they work, and when. */
export function Byline({ did, author, at }: BylineProps) {
  return (
    <p className="byline">
      {did ? `${did} ` : ''}{personText(author)} · <time dateTime={at}>{clockText(at)}</time>
    </p>
  );
}
