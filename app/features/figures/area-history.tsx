import { Link } from '@remix-run/react';
import { Fragment } from 'react';
import { areaOf, predecessorsOf } from '../../../shared/areas/register.ts';
import type { PageChoice } from '../../../shared/indicator-view.ts';

interface AreaHistoryProps {
  /** Code of the chosen area. */
  readonly code: string;
  readonly hrefOf: (change: Partial<PageChoice>) => string;
}

/** Said where an authority has not been there all along: when it ended or began, with the way to those after or before it. */
export function AreaHistory({ code, hrefOf }: AreaHistoryProps) {
  const { name, firstYear, lastYear, successors = [] } = areaOf(code);
  if (lastYear !== undefined) {
    return <p className="empty indicator__notice">{name} ended on 31 March {lastYear}. For the years after, see <Areas codes={successors} hrefOf={hrefOf} />.</p>;
  }
  if (firstYear === undefined) return null;
  const before = predecessorsOf(code).map((area) => area.code);
  return <p className="empty indicator__notice">{name} began on 1 April {firstYear - 1}. For the years before, see <Areas codes={before} hrefOf={hrefOf} />.</p>;
}

function Areas({ codes, hrefOf }: { codes: readonly string[]; hrefOf: AreaHistoryProps['hrefOf'] }) {
  return codes.map((code, index) => (
    <Fragment key={code}>
      {index === 0 ? '' : index === codes.length - 1 ? ' and ' : ', '}
      <Link to={hrefOf({ area: code })} preventScrollReset>{nameWithYears(code)}</Link>
    </Fragment>
  ));
}

/** Two authorities have been called Dorset: the years tell them apart. */
function nameWithYears(code: string): string {
  const { name, lastYear, firstYear } = areaOf(code);
  if (lastYear !== undefined) return `${name} (until ${lastYear})`;
  return firstYear === undefined ? name : `${name} (from ${firstYear - 1})`;
}
