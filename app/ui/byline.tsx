import { dateText } from '../../shared/format.ts';

interface BylineProps {
  /** What the person did, where it was not writing: "Noted by". */
  readonly did?: string;
  readonly author: { readonly name: string; readonly organisation: string };
  /** ISO time. */
  readonly at: string;
}

const CLOCK = new Intl.DateTimeFormat('en-GB', {
  timeZone: 'Europe/London', year: 'numeric', month: '2-digit', day: '2-digit', hour: '2-digit', minute: '2-digit', hourCycle: 'h23',
});

/** Day and minute as a reader in England has them, the same on server and browser. */
function clockText(at: string): string {
  const part = Object.fromEntries(CLOCK.formatToParts(new Date(at)).map(({ type, value }) => [type, value]));
  return `${dateText(`${part.year}-${part.month}-${part.day}`)}, ${part.hour}:${part.minute}`;
}

/** Who wrote something, for whom they work, and when. */
export function Byline({ did, author, at }: BylineProps) {
  return (
    <p className="byline">
      {did ? `${did} ` : ''}{author.name}, {author.organisation} · <time dateTime={at}>{clockText(at)}</time>
    </p>
  );
}
