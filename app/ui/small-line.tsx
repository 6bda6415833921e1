import { scaleOfLine, smallPath } from './small-line-path.ts';

interface SmallLineProps {
  /** Oldest first; `null` where there is a reason instead. */
  readonly values: readonly (number | null)[];
}

/** The shape of a series at a glance, from zero up; an aid for the eye only, its numbers stand beside it in words. */
export function SmallLine({ values }: SmallLineProps) {
  const scale = scaleOfLine(values);
  if (!scale) return <span className="small-line small-line--none" aria-hidden="true" />;
  const last = values.findLastIndex((value) => value !== null);
  const [x, y] = scale(last, values[last] ?? 0);
  return (
    <svg className="small-line" width="96" height="28" viewBox="0 0 96 28" aria-hidden="true">
      <path d={smallPath(values, scale)} fill="none" stroke="#12436D" strokeWidth="1.8" strokeLinejoin="round" strokeLinecap="round" />
      <circle cx={x} cy={y} r="2.6" fill="#12436D" />
    </svg>
  );
}
