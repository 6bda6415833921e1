import { Form, Link } from '@remix-run/react';
import type { Comparison, IndicatorView } from '../../../shared/indicator-view.ts';
import { AreaPicker } from '../../ui/area-picker.tsx';
import { BreakdownLinks } from './breakdown-links.tsx';
import { KeepFields } from './keep-fields.tsx';
import type { PageLinks } from './page-links.ts';

interface ChoicesProps {
  readonly view: IndicatorView;
  readonly links: PageLinks;
}

/** Area, what stands beside it, and the breakdown: all of it lives in the address, so links and plain forms are enough. */
export function Choices({ view, links }: ChoicesProps) {
  const { choice, comparisons, breakdowns } = view;
  return (
    <div className="choices">
      <AreaPicker chosen={choice.area} world={view.world} offered={view.offered} keep={links.parts({}).filter(([name]) => name !== 'area')} />
      {comparisons.length > 0 ? (
        <nav className="choices__group" aria-label="Compare with">
          <span className="choices__label">compare</span>
          <ul>
            {comparisons.map(({ key, name }) => {
              const on = choice.compare.includes(key);
              return (
                <li key={key}>
                  <Link to={links.href({ compare: toggled(choice.compare, key) })} preventScrollReset className={on ? 'chip chip--on' : 'chip'}>
                    {on ? <span aria-hidden="true">✓ </span> : null}{name}
                    <span className="govuk-visually-hidden">{on ? ', shown: leave out' : ', left out: show'}</span>
                  </Link>
                </li>
              );
            })}
          </ul>
        </nav>
      ) : null}
      {breakdowns.map((dimension) => (
        <BreakdownLinks
          key={dimension.name} dimension={dimension} chosen={choice.breakdown[dimension.name]}
          hrefOf={(value) => links.href({ breakdown: { ...choice.breakdown, [dimension.name]: value } })}
        />
      ))}
      <SideBySide view={view} links={links} />
    </div>
  );
}

function toggled(compare: readonly Comparison[], key: Comparison): readonly Comparison[] {
  return compare.includes(key) ? compare.filter((one) => one !== key) : [...compare, key];
}

/** Chooses a second indicator by a form, and lets it go by a link. */
function SideBySide({ view: { choice, beside, besideOffered }, links }: ChoicesProps) {
  if (beside) {
    return (
      <p className="choices__group choices__beside">
        <span className="choices__label">side by side with</span>
        <Link to={links.href({ beside: null, besideBreakdown: {} })} preventScrollReset className="chip chip--on">
          <span aria-hidden="true">✓ </span>{beside.shortTitle}<span className="govuk-visually-hidden">, shown: leave out</span>
        </Link>
      </p>
    );
  }
  return (
    <details className="choices__more">
      <summary>Another indicator side by side</summary>
      <Form method="get" className="choices__form" preventScrollReset>
        <label htmlFor="beside-metric">Indicator</label>
        <select id="beside-metric" name="beside" className="govuk-select">
          {besideOffered.map(({ label, indicators }) => (
            <optgroup key={label} label={label}>
              {indicators.map(([slug, title]) => <option key={slug} value={slug}>{title}</option>)}
            </optgroup>
          ))}
        </select>
        <KeepFields parts={links.parts({ area: choice.area, beside: null, besideBreakdown: {} })} />
        <button className="govuk-button area-picker__button" type="submit">Show both</button>
      </Form>
    </details>
  );
}
