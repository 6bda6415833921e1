import { Form, Link } from '@remix-run/react';
import { useMemo } from 'react';
import { behindJoin, type BehindNames } from '../../../shared/behind.ts';
import type { IndicatorFigures, IndicatorView } from '../../../shared/indicator-view.ts';
import { listModel, type ListColumns, type ListRow } from '../../../shared/list-model.ts';
import { OFF_SCALE_RULE } from '../../../shared/off-scale.ts';
import { AreaList } from './area-list.tsx';
import { KeepFields } from './keep-fields.tsx';
import { AddAuthority } from './own-choice.tsx';
import type { PageLinks } from './page-links.ts';

interface GroupListProps {
  readonly view: IndicatorView;
  readonly figures: IndicatorFigures;
  readonly links: PageLinks;
}

/** All local authorities of a group in one period, with links to the other groups. */
export function GroupList({ view, figures, links }: GroupListProps) {
  const { unit, choice, lists } = view;
  const rows = useRows(view, figures.list);
  const shown = lists.find(({ key }) => key === choice.list);
  if (lists.length === 0) {
    return <section className="group-list"><h2>Local authorities</h2><p>This measure is published for {view.levels.map((level) => (level === 'LA' ? 'local authorities' : level)).join(' and ')} only.</p></section>;
  }
  const ownChoice = choice.list === 'own';
  return (
    <section className="group-list" aria-labelledby="group-list-heading">
      <h2 id="group-list-heading">Local authorities by name, {figures.listPeriod}</h2>
      <nav aria-label="Which local authorities" className="choices__group">
        <ul>
          {lists.map(({ key, name, count }) => (
            <li key={key}>
              <Link to={links.href({ list: key })} preventScrollReset aria-current={key === choice.list ? 'true' : undefined} className={key === choice.list ? 'chip chip--on' : 'chip'}>
                {name} <span className="chip__count">({count})</span>
              </Link>
            </li>
          ))}
        </ul>
      </nav>
      <ListPeriod figures={figures} links={links} />
      {choice.list === 'neighbours' && figures.neighbourModel ? (
        <p className="small">By the model “{figures.neighbourModel}”: authorities whose population and circumstances are alike. The word beside each says how alike; the order is by name.</p>
      ) : null}
      {ownChoice ? <AddAuthority view={view} links={links} /> : null}
      {figures.listSaid === '' ? null : <p className="group-list__said">{figures.listSaid}</p>}
      {rows.length === 0 ? null : (
        <>
          {/* The key forgets a passing order of the list when another list comes. */}
          <AreaList
            key={`${view.metric} ${choice.list} ${view.breakdown}`} of="Local authority" rows={rows} caption={`${shown?.name ?? ''}, ${figures.listPeriod}`} period={figures.listPeriod} chosen={choice.area}
            areaHref={(area) => links.href({ area })} sortable={unit !== 'category'}
            withoutHref={ownChoice ? (code) => links.href({ own: choice.own.filter((one) => one !== code) }) : undefined}
          />
          <ListNote rows={rows} unit={unit} names={view.behind} />
        </>
      )}
    </section>
  );
}

/** Every region, Inner and Outer London beside London as the publisher has them. */
export function RegionList({ view, figures, links }: GroupListProps) {
  const rows = useRows(view, figures.regions ?? NO_ROWS);
  if (rows.length === 0) return null;
  return (
    <section className="group-list" aria-labelledby="region-list-heading">
      <h2 id="region-list-heading">Regions by name, {figures.listPeriod}</h2>
      <p className="group-list__said">{view.unit === 'category' ? `How many local authorities of each have the judgement “${judgement(view)}”.` : figures.regionsSaid}</p>
      <AreaList
        key={`${view.metric} ${view.breakdown}`} of="Region" rows={rows} caption={`Regions, ${figures.listPeriod}`} period={figures.listPeriod} chosen={view.choice.area}
        areaHref={(area) => links.href({ area })} sortable={false}
      />
      <ListNote rows={rows} unit={view.unit} names={view.behind} london={view.world === 'published'} />
    </section>
  );
}

const NO_ROWS: ListColumns = { codes: [], values: [], reasons: [] };

function useRows({ unit, decimals, behind }: IndicatorView, columns: ListColumns): readonly ListRow[] {
  return useMemo(() => listModel(columns, { unit, decimals }, behind), [columns, unit, decimals, behind]);
}

function ListNote({ rows, unit, names, london = false }: { rows: readonly ListRow[]; unit: IndicatorView['unit']; names: BehindNames; london?: boolean }) {
  const join = behindJoin({ unit });
  const beside = [
    ...(rows.some(({ behind }) => behind !== null) ? [rows.some(({ behind }) => behind?.includes(` ${join} `)) ? `${inText(names.count)}, ${join} ${inText(names.denominator)}` : inText(names.count)] : []),
    ...(rows.some(({ limits }) => limits !== null) ? ['95% confidence limits, which the thin line on a bar runs between'] : []),
  ];
  return (
    <p className="small">
      Listed by name.{unit === 'category' ? '' : ' A longer bar is a larger figure and nothing else.'}
      {beside.length > 0 ? <span className="area-list__behind-note"> Beside each: {beside.join('; ')}.</span> : null}
      {rows.some(({ offScale }) => offScale) ? ` ${OFF_SCALE_RULE}` : ''}
      {london ? ' Inner and Outer London are parts of London.' : ''}
    </p>
  );
}

/** The chosen judgement in words. */
function judgement({ breakdowns, chosen }: IndicatorView): string {
  return breakdowns.map(({ name, values }) => values.find(({ value }) => value === chosen[name])?.label ?? '').join(', ');
}

/** A heading's words within a sentence. */
function inText(name: string): string {
  return name.charAt(0).toLowerCase() + name.slice(1);
}

/** Chooses the year of the lists. */
function ListPeriod({ figures, links }: Omit<GroupListProps, 'view'>) {
  if (figures.periods.length < 2) return null;
  return (
    <Form method="get" className="choices__form" preventScrollReset>
      <label htmlFor="period">Year of the lists</label>
      <select key={figures.listPeriod} id="period" name="period" className="govuk-select" defaultValue={figures.listPeriod}>
        {[...figures.periods].reverse().map((period) => <option key={period}>{period}</option>)}
      </select>
      <KeepFields parts={links.parts({ period: null })} />
      <button className="govuk-button area-picker__button" type="submit">Show that year</button>
    </Form>
  );
}
