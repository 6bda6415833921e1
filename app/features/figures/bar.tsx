interface BarProps {
  readonly text: string;
  /** Length, 0 to 1; `null` where there is nothing to measure. */
  readonly share: number | null;
  readonly offScale: boolean;
  /** Where the confidence limits stand along the bar. */
  readonly whisker: readonly [from: number, to: number] | null;
}

const percent = (share: number) => `${Math.round(share * 1000) / 10}%`;

/** A figure with a small bar; the bar is for the eye only. */
export function Bar({ text, share, offScale, whisker }: BarProps) {
  if (share === null) return <>{text}</>;
  return (
    <span className="bar">
      <span className="bar__figure">{text}</span>
      <span className="bar__track" aria-hidden="true">
        <span className={`bar__fill${offScale ? ' bar__fill--off' : ''}`} style={{ width: percent(share) }} />
        {whisker ? <span className="bar__whisker" style={{ left: percent(whisker[0]), width: percent(whisker[1] - whisker[0]) }} /> : null}
      </span>
      {offScale ? <span className="bar__off">off the scale</span> : null}
    </span>
  );
}
