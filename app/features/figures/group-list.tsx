import { Link } from '@remix-run/react';
import { useMemo } from 'react';
import type { IndicatorFigures, IndicatorView, PageChoice } from '../../../shared/indicator-view.ts';
import { listModel } from '../../../shared/list-model.ts';
import { AreaList } from './area-list.tsx';

interface GroupListProps {
  readonly view: IndicatorView;
  readonly figures: IndicatorFigures;
  readonly hrefOf: (change: Partial<PageChoice>) => string;
}

/** All local authorities of a group in the newest period, with links to the other groups. */
export function GroupList({ view, figures, hrefOf }: GroupListProps) {
  const { unit, decimals, choice, lists } = view;
  const rows = useMemo(() => listModel(figures.list, { unit, decimals }), [figures.list, unit, decimals]);
  const shown = lists.find(({ key }) => key === choice.list);
  const caption = `${shown?.name ?? ''}, ${figures.listPeriod}`;
  if (lists.length === 0) {
    return <section className="group-list"><h2>Local authorities</h2><p>This measure is published for {view.levels.map((level) => (level === 'LA' ? 'local authorities' : level)).join(' and ')} only.</p></section>;
  }
  return (
    <section className="group-list" aria-labelledby="group-list-heading">
      <h2 id="group-list-heading">Local authorities by name, {figures.listPeriod}</h2>
      {lists.length > 1 ? (
        <nav aria-label="Which local authorities" className="choices__group">
          <ul>
            {lists.map(({ key, name, count }) => (
              <li key={key}>
                <Link to={hrefOf({ list: key })} preventScrollReset aria-current={key === choice.list ? 'true' : undefined} className={key === choice.list ? 'chip chip--on' : 'chip'}>
                  {name} <span className="chip__count">({count})</span>
                </Link>
              </li>
            ))}
          </ul>
        </nav>
      ) : null}
      {choice.list === 'neighbours' && figures.neighbourModel ? (
        <p className="small">By the model “{figures.neighbourModel}”: authorities whose population and circumstances are alike. The word beside each says how alike; the order is by name.</p>
      ) : null}
      {/* The key forgets a passing order of the list when another list comes. */}
      <AreaList
        key={`${view.metric} ${choice.list} ${view.breakdown}`} rows={rows} caption={caption} chosen={choice.area}
        areaHref={(area) => hrefOf({ area })} sortable={unit !== 'category'}
      />
      <p className="small">Listed by name{unit === 'category' ? '' : '. A longer bar is a larger figure and nothing else'}{rows.some(({ offScale }) => offScale) ? '; a bar marked “off the scale” would flatten the others and ends at the edge' : ''}.</p>
    </section>
  );
}
