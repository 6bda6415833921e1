import type { GroupFigures, GroupPlace } from '../../../shared/profile-view.ts';
import { smallPath } from '../../ui/small-line-path.ts';

const [WIDTH, HEIGHT, EDGE] = [200, 76, 5];

interface SmallMultipleProps {
  readonly values: GroupPlace['values'];
  readonly around: GroupFigures['around'];
  readonly axis: NonNullable<GroupFigures['axis']>;
}

/**
 * One area's series on the axis that all areas of the page share, the region and the country faint behind it. What
 * goes beyond the axis ends at its edge. For the eye only: the numbers stand beside it in words.
 */
export function SmallMultiple({ values, around, axis: { low, high } }: SmallMultipleProps) {
  const step = values.length < 2 ? 0 : (WIDTH - 2 * EDGE) / (values.length - 1);
  const start = values.length < 2 ? WIDTH / 2 : EDGE;
  const place = (index: number, value: number): readonly [number, number] => [
    rounded(start + step * index),
    rounded(HEIGHT - EDGE - ((HEIGHT - 2 * EDGE) * (Math.min(value, high) - low)) / (high - low || 1)),
  ];
  const last = values.findLastIndex((value) => value !== null);
  const end = last < 0 ? null : place(last, values[last] ?? 0);
  const [, zero] = place(0, Math.max(0, low));
  return (
    <svg className="multiple__line" width={WIDTH} height={HEIGHT} viewBox={`0 0 ${WIDTH} ${HEIGHT}`} aria-hidden="true">
      <path d={`M0 ${zero}H${WIDTH}`} stroke="#b1b4b6" />
      {around.map(({ role, values: others }) => (
        <path key={role} className={`multiple__${role}`} d={smallPath(others, place)} fill="none" />
      ))}
      <path d={smallPath(values, place)} fill="none" stroke="#12436D" strokeWidth="2" strokeLinejoin="round" strokeLinecap="round" />
      {end ? <circle cx={end[0]} cy={end[1]} r="3" fill="#12436D" /> : null}
    </svg>
  );
}

function rounded(pixels: number): number {
  return Math.round(pixels * 10) / 10;
}
