import { Link } from '@remix-run/react';
import type { EthnicGroupsView, GroupCell, GroupFigures, GroupSeries, GroupSource } from '../../../shared/ethnic-groups.ts';
import { ScrollRegion } from '../../ui/scroll-region.tsx';
import type { PageLinks } from './page-links.ts';

interface EthnicGroupsProps {
  readonly view: EthnicGroupsView;
  /** Slug of the group whose years are shown. */
  readonly chosen: string | undefined;
  readonly links: PageLinks;
}

/** Social workers by ethnic group beside the residents of their area, and one group's years. */
export function EthnicGroups({ view: { groups, figures }, chosen, links }: EthnicGroupsProps) {
  return (
    <section className="group-list" aria-labelledby="ethnic-groups">
      <h2 id="ethnic-groups">By ethnic group</h2>
      {figures ? (
        <>
          <Groups groups={groups} figures={figures} />
          <nav aria-label="Choose ethnic group" className="choices__group">
            <span className="choices__label">One group over the years</span>
            <ul>
              {[{ slug: undefined, name: 'none' }, ...groups].map(({ slug, name }) => (
                <li key={name}>
                  <Link to={links.href({ ethnicity: slug })} preventScrollReset aria-current={slug === chosen ? 'true' : undefined} className={slug === chosen ? 'chip chip--on' : 'chip'}>{name}</Link>
                </li>
              ))}
            </ul>
          </nav>
          {figures.series ? <Series series={figures.series} what={figures.what} /> : null}
        </>
      ) : (
        <p>Ethnic groups are shown for the newest release only. <Link to={links.href({ asAt: null })} preventScrollReset>Show the newest figures</Link></p>
      )}
    </section>
  );
}

function Groups({ groups, figures }: { groups: EthnicGroupsView['groups']; figures: GroupFigures }) {
  const { area, what, period, rows, known, managers, staffSource, residentsSource } = figures;
  return (
    <>
      <ScrollRegion label="Social workers and residents by ethnic group">
        <table className="figures-table figures-table--names">
          <caption>{area}{what ? `, ${what}` : ''}, {period}</caption>
          <thead>
            <tr>
              <th scope="col">Ethnic group</th>
              <th scope="col" className="figures-table__figure">Social workers whose ethnicity is known</th>
              <th scope="col" className="figures-table__figure">Residents, Census 2021</th>
            </tr>
          </thead>
          <tbody>
            {rows.map(({ slug, staff, residents }) => (
              <tr key={slug}>
                <th scope="row">{groups.find((group) => group.slug === slug)?.name}</th>
                <Cell cell={staff} /><Cell cell={residents} />
              </tr>
            ))}
          </tbody>
        </table>
      </ScrollRegion>
      <p className="small">
        Shares are of those whose ethnicity is known{known ? `; of all social workers in ${period} it is known for: ${known}` : ''}.
        {managers ? ' Managers are three rows in the file (first line, middle and senior): their share is worked out from the headcounts of the three.' : ''}{' '}
        Residents are people of all ages on 21 March 2021, in five groups made of the census’s 19 categories; those the question did not apply to are left out. Staff beside residents is context: social workers need not live where they work, and the two count different people at different times.
      </p>
      <p className="source-line">
        Social workers: <SourceLink source={staffSource} />. {residentsSource ? <>Residents: <SourceLink source={residentsSource} />.</> : 'The census file for this kind of area is not loaded.'}
      </p>
    </>
  );
}

function Series({ series: { name, areas, rows }, what }: { series: GroupSeries; what: string }) {
  return (
    <ScrollRegion label={`${name} over the years`}>
      <table className="figures-table">
        <caption>{name}: share of social workers whose ethnicity is known{what ? `, ${what}` : ''}</caption>
        <thead><tr><th scope="col">Year</th>{areas.map((area) => <th key={area} scope="col" className="figures-table__figure">{area}</th>)}</tr></thead>
        <tbody>
          {rows.map(({ period, cells }) => <tr key={period}><th scope="row">{period}</th>{cells.map((cell, index) => <Cell key={areas[index]} cell={cell} />)}</tr>)}
        </tbody>
      </table>
    </ScrollRegion>
  );
}

function Cell({ cell: { text, isReason } }: { cell: GroupCell }) {
  return <td className={isReason ? 'figures-table__reason' : 'figures-table__figure'}>{text}</td>;
}

function SourceLink({ source: { words, url } }: { source: GroupSource }) {
  return <a href={url}>{words}</a>;
}
