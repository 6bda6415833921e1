import { Link } from '@remix-run/react';
import type { Comparison, IndicatorView, PageChoice } from '../../../shared/indicator-view.ts';
import { AreaPicker } from '../../ui/area-picker.tsx';
import { addressParts } from './page-address.ts';

interface ChoicesProps {
  readonly view: IndicatorView;
  readonly hrefOf: (change: Partial<PageChoice>) => string;
}

/** Area, what stands beside it, and the breakdown: all of it lives in the address, so links and one form are enough. */
export function Choices({ view, hrefOf }: ChoicesProps) {
  const { choice, comparisons, breakdowns, lists } = view;
  return (
    <div className="choices">
      <AreaPicker chosen={choice.area} world={view.world} offered={view.offered} keep={addressParts(choice, breakdowns, lists[0]?.key)} />
      {comparisons.length > 0 ? (
        <nav className="choices__group" aria-label="Compare with">
          <span className="choices__label">compare</span>
          <ul>
            {comparisons.map(({ key, name }) => {
              const on = choice.compare.includes(key);
              return (
                <li key={key}>
                  <Link to={hrefOf({ compare: toggled(choice.compare, key) })} preventScrollReset className={on ? 'chip chip--on' : 'chip'}>
                    {on ? <span aria-hidden="true">✓ </span> : null}{name}
                    <span className="govuk-visually-hidden">{on ? ', shown: leave out' : ', left out: show'}</span>
                  </Link>
                </li>
              );
            })}
          </ul>
        </nav>
      ) : null}
      {breakdowns.map(({ name, label, values }) => (
        <nav key={name} className="choices__group" aria-label={`Choose ${label}`}>
          <span className="choices__label">{label}</span>
          <ul>
            {values.map((one) => {
              const on = choice.breakdown[name] === one.value;
              return (
                <li key={one.value}>
                  <Link to={hrefOf({ breakdown: { ...choice.breakdown, [name]: one.value } })} preventScrollReset aria-current={on ? 'true' : undefined} className={on ? 'chip chip--on' : 'chip'}>
                    {one.label}
                  </Link>
                </li>
              );
            })}
          </ul>
        </nav>
      ))}
    </div>
  );
}

function toggled(compare: readonly Comparison[], key: Comparison): readonly Comparison[] {
  return compare.includes(key) ? compare.filter((one) => one !== key) : [...compare, key];
}
