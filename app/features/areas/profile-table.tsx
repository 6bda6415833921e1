import { Link } from '@remix-run/react';
import { areaName } from '../../../shared/format.ts';
import type { RowFigure } from '../../../shared/framework-view.ts';
import type { ProfileFigures, ProfilePillar as Pillar, ProfileRow, ProfileView } from '../../../shared/profile-view.ts';
import { addressOf, areaPath } from '../../ui/address.ts';
import { SmallLine } from '../../ui/small-line.tsx';

/** One outcome or enabler: what there is, in words, and a row for each indicator. */
export function ProfilePillar({ pillar, view }: { pillar: Pillar; view: ProfileView }) {
  const { slug, label, thenAndNow, title, without, sentence, domains } = pillar;
  return (
    <section className="pillar" aria-labelledby={slug}>
      <p className="pillar__label">{thenAndNow === null ? label : `T${thenAndNow.slice(1)}`}</p>
      <h2 id={slug}>{title}</h2>
      {sentence === '' ? null : <p className="small">{sentence}</p>}
      {without !== null && domains.length === 0 ? (
        <div className="empty"><p>{without} <Link to={addressOf(`/outcomes/${slug}`, ['area', view.area], ['asAt', view.asAt.chosen])}>What can be read meanwhile</Link></p></div>
      ) : (
        <ProfileTable title={title} domains={domains} view={view} />
      )}
    </section>
  );
}

function ProfileTable({ title, domains, view }: { title: string; domains: Pillar['domains']; view: ProfileView }) {
  const { heads } = view;
  return (
    <table className="profile-table">
      <caption className="govuk-visually-hidden">{title}, {areaName(view.area)}</caption>
      <thead>
        <tr>
          <th scope="col">Indicator</th>
          <th scope="col"><span className="govuk-visually-hidden">Shape of the series</span></th>
          <th scope="col" className="profile-table__figure">{areaName(view.area)}</th>
          {heads.region === null ? null : <th scope="col" className="profile-table__figure">{heads.region}</th>}
          {heads.neighbours === null ? null : <th scope="col" className="profile-table__figure">{heads.neighbours}</th>}
          {heads.country === null ? null : <th scope="col" className="profile-table__figure">{heads.country}</th>}
          <th scope="col">Period and age</th>
        </tr>
      </thead>
      {domains.map((domain) => (
        <tbody key={domain.title}>
          <tr><th scope="rowgroup" colSpan={7} className="profile-table__domain">{domain.title}</th></tr>
          {domain.rows.map((row) => <Row key={row.slug} row={row} view={view} />)}
        </tbody>
      ))}
    </table>
  );
}

function Row({ row, view }: { row: ProfileRow; view: ProfileView }) {
  const { slug, title, of, figures } = row;
  const day = view.asAt.chosen;
  return (
    <tr>
      <th scope="row">
        <Link to={addressOf(`/indicators/${slug}`, ['area', view.area], ['asAt', day])}>{title}</Link>
        {figures ? <span className="profile-table__said">{figures.sentence}</span> : of === '' ? null : <span className="lines__under">{of}</span>}
        {figures?.joint ? <Link className="small" to={addressOf(areaPath(figures.joint), ['asAt', day])}>The joint return</Link> : null}
      </th>
      {figures ? <Figures figures={figures} view={view} /> : <td className="profile-table__none" colSpan={6}>no figures loaded yet</td>}
    </tr>
  );
}

function Figures({ figures, view }: { figures: ProfileFigures; view: ProfileView }) {
  const { values, area, region, neighbours, country, period, age } = figures;
  const { heads } = view;
  return (
    <>
      <td className="profile-table__shape">{values ? <SmallLine values={values} /> : null}</td>
      <Cell figure={area} head={areaName(view.area)} own />
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
