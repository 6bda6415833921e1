import { Link } from '@remix-run/react';
import type { BreakdownDimension } from '../../../shared/framework/types.ts';

interface BreakdownLinksProps {
  readonly dimension: BreakdownDimension;
  readonly chosen: string | undefined;
  readonly hrefOf: (value: string) => string;
}

/** More letters than this would be a wall of chips. */
const CHIP_LETTERS = 130;

/** The values of one dimension as links: chips where they are few, else a list that opens under the chosen one. */
export function BreakdownLinks({ dimension: { label, values, contextOnly }, chosen, hrefOf }: BreakdownLinksProps) {
  const shown = values.find(({ value }) => value === chosen);
  const letters = values.reduce((sum, one) => sum + one.label.length, 0);
  const items = (className: (on: boolean) => string | undefined) =>
    values.map((one) => (
      <li key={one.value}>
        <Link to={hrefOf(one.value)} preventScrollReset aria-current={one === shown ? 'true' : undefined} className={className(one === shown)}>{one.label}</Link>
      </li>
    ));
  const heading = <span className="choices__label">{label}{contextOnly ? ' (for context)' : ''}</span>;
  if (letters <= CHIP_LETTERS) {
    return (
      <nav className="choices__group" aria-label={`Choose ${label}`}>
        {heading}
        <ul>{items((on) => (on ? 'chip chip--on' : 'chip'))}</ul>
      </nav>
    );
  }
  return (
    <nav className="choices__long" aria-label={`Choose ${label}`}>
      {/* The key closes the list once a value is chosen from it. */}
      <details key={chosen}>
        <summary>{heading} <b>{shown?.label}</b> <span className="choices__count">one of {values.length}: choose another</span></summary>
        <ul>{items(() => undefined)}</ul>
      </details>
    </nav>
  );
}
