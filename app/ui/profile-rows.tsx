import { Link } from '@remix-run/react';
import { areaName } from '../../shared/format.ts';
import type { RowFigure } from '../../shared/framework-view.ts';
import type { ProfileFigures, ProfileRow, ProfileView } from '../../shared/profile-view.ts';
import { SmallLine } from './small-line.tsx';

interface ProfileRowsProps {
  readonly title: string;
  /** Rows under their domain; without one where they stand in an order of their own. */
  readonly domains: readonly { readonly title: string | null; readonly rows: readonly ProfileRow[] }[];
  readonly area: string;
  readonly heads: ProfileView['heads'];
  /** Address of an indicator's page. */
  hrefOf(slug: string): string;
  /** Address of a joint return's profile. */
  jointHref(code: string): string;
}

/** Indicators of one area, a row each: shape, its figure, its region's, the neighbours' median, its country's, how old. */
export function ProfileRows(props: ProfileRowsProps) {
  const { title, domains, area, heads } = props;
  return (
    <table className="profile-table">
      <caption className="govuk-visually-hidden">{title}, {areaName(area)}</caption>
      <thead>
        <tr>
          <th scope="col">Indicator</th>
          <th scope="col"><span className="govuk-visually-hidden">Shape of the series</span></th>
          <th scope="col" className="profile-table__figure">{areaName(area)}</th>
          {heads.region === null ? null : <th scope="col" className="profile-table__figure">{heads.region}</th>}
          {heads.neighbours === null ? null : <th scope="col" className="profile-table__figure">{heads.neighbours}</th>}
          {heads.country === null ? null : <th scope="col" className="profile-table__figure">{heads.country}</th>}
          <th scope="col">Period and age</th>
        </tr>
      </thead>
      {domains.map((domain) => (
        <tbody key={domain.title}>
          {domain.title === null ? null : <tr><th scope="rowgroup" colSpan={7} className="profile-table__domain">{domain.title}</th></tr>}
          {domain.rows.map((row) => <Row key={row.slug} row={row} {...props} />)}
        </tbody>
      ))}
    </table>
  );
}

function Row({ row, area, heads, hrefOf, jointHref }: ProfileRowsProps & { readonly row: ProfileRow }) {
  const { slug, title, of, figures } = row;
  return (
    <tr>
      <th scope="row">
        <Link to={hrefOf(slug)}>{title}</Link>
        {figures ? <span className="profile-table__said">{figures.sentence}</span> : of === '' ? null : <span className="lines__under">{of}</span>}
        {figures?.joint ? <Link className="small" to={jointHref(figures.joint)}>The joint return</Link> : null}
      </th>
      {figures ? <Figures figures={figures} place={area} heads={heads} /> : <td className="profile-table__none" colSpan={6}>no figures loaded yet</td>}
    </tr>
  );
}

function Figures({ figures, place, heads }: { readonly figures: ProfileFigures; readonly place: string; readonly heads: ProfileView['heads'] }) {
  const { values, area, region, neighbours, country, period, age } = figures;
  return (
    <>
      <td className="profile-table__shape">{values ? <SmallLine values={values} /> : null}</td>
      <Cell figure={area} head={areaName(place)} own />
      {heads.region === null ? null : <Cell figure={region} head={heads.region} />}
      {heads.neighbours === null ? null : <Cell figure={neighbours} head={heads.neighbours} basis={neighbours?.basis} none={figures.joint ? 'none, returned together' : undefined} />}
      {heads.country === null ? null : <Cell figure={country} head={heads.country} />}
      <td className="profile-table__age"><span data-head>Period</span>{period}<span className="lines__under">{age}</span></td>
    </>
  );
}

function Cell({ figure, head, basis, own = false, none = 'none' }: { figure: RowFigure | null; head: string; basis?: string; own?: boolean; none?: string }) {
  const missing = figure === null || figure.missing;
  const words = !missing && !/^[£\d-]/.test(figure.text);
  return (
    <td className={`profile-table__figure${own ? ' profile-table__own' : ''}${missing || words ? ' profile-table__words' : ''}`}>
      <span data-head>{head}</span>
      {figure?.text ?? none}
      {basis === undefined ? null : <span className="lines__under">{basis}</span>}
    </td>
  );
}
