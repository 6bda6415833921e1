import type { ReactNode } from 'react';
import { areaName } from '../../../shared/format.ts';
import type { IndicatorView } from '../../../shared/indicator-view.ts';
import { AsAt } from '../../ui/as-at.tsx';
import { InventedTag } from '../../ui/tag.tsx';
import { Companions, ReadWithCare } from './alongside.tsx';
import { AreaHistory } from './area-history.tsx';
import type { NoteHref } from './chart-parts.tsx';
import { Choices } from './choices.tsx';
import { ContextList } from './context-marks.tsx';
import { DownloadLinks } from './download-links.tsx';
import { EthnicGroups } from './ethnic-groups.tsx';
import { FigureNotesContext, type FigureNotes } from './figure-notes.tsx';
import { GroupList, RegionList } from './group-list.tsx';
import { MeasureFigures } from './measure-figures.tsx';
import { NotAtThisLevel } from './not-at-this-level.tsx';
import { NothingLoaded } from './nothing-loaded.tsx';
import { queryOf, type AddressPart } from './page-address.ts';
import { pageLinks } from './page-links.ts';
import { SideBySide } from './side-by-side.tsx';
import { FigureStamp, MeasureKind } from './source-line.tsx';

export interface IndicatorPageProps {
  readonly view: IndicatorView;
  /** Path of this page, without its query: links on the page stay in the public pages or in the workspace. */
  readonly path: string;
  /** Path of another indicator's page. */
  readonly indicatorPath: (slug: string) => string;
  /** What lives beside the figure; the public page has nothing there. */
  readonly aside?: ReactNode;
  /** How many things the aside holds: said in the link that leads to it on a narrow screen. */
  readonly asideCount?: number;
  /** What the chart, the tables and the lists show of the notes; left out where there are none to show. */
  readonly figureNotes?: FigureNotes;
  /** Number of notes on the chosen area by period. */
  readonly notes?: Readonly<Record<string, number>>;
  /** Words of the notes on a period. */
  readonly notesAt?: (period: string) => readonly string[];
  /** Where a note on a period is written; `null` where one cannot write. */
  readonly noteHref?: NoteHref;
}

const NO_NOTES = {};
const nowhere: NoteHref = () => null;

/** One indicator: its figures, in words, as chart, table and list, with what to read beside them. */
export function IndicatorPage({ view, path, indicatorPath, aside, asideCount, figureNotes, notes = NO_NOTES, notesAt, noteHref = nowhere }: IndicatorPageProps) {
  const { figures, choice, areaLevel, world, beside } = view;
  const name = areaName(choice.area);
  const links = pageLinks(view, path);
  /** Another indicator, of the same area, comparisons and day. */
  const hrefOf = (slug: string, parts: readonly AddressPart[]) =>
    indicatorPath(slug) + queryOf([...links.parts({}).filter(([part]) => part === 'area' || part === 'compare' || part === 'asAt'), ...parts]);
  const axisHref = links.href({ axis: choice.axis === 'zero' ? 'chosen' : 'zero' });
  const measure = (linked: { linkedTo?: string; turnedTo?: boolean }) =>
    figures ? (
      <MeasureFigures
        measure={view} figures={figures} area={choice.area} areaLevel={areaLevel} world={world} axis={choice.axis} axisHref={axisHref}
        notes={notes} notesAt={notesAt} noteHref={noteHref} ids="" {...linked}
      />
    ) : <NothingLoaded asAt={choice.asAt} />;
  const groups = view.ethnicGroups ? <EthnicGroups view={view.ethnicGroups} chosen={choice.ethnicity} links={links} /> : null;
  const lists = figures ? (
    <FigureNotesContext.Provider value={figureNotes ?? null}>{groups}<GroupList view={view} figures={figures} links={links} /><RegionList view={view} figures={figures} links={links} /></FigureNotesContext.Provider>
  ) : null;
  const companions = <Companions companions={view.companions} areaName={name} hrefOf={hrefOf} />;
  return (
    <article className={`indicator indicator--${aside ? 'beside' : beside ? 'two' : view.unit === 'category' ? 'words' : 'alone'}`}>
      <header className="indicator__head">
        <p className="indicator__crumb">{view.pillar.label}{view.pillar.thenAndNow ? ` (${view.pillar.thenAndNow})` : ''}, {view.pillar.title} › {view.domain}</p>
        <h1>{view.title}{world === 'invented' ? <> <InventedTag /></> : null}</h1>
        <FigureStamp measure={view} today={view.today} />
        <MeasureKind measures={view.measures} />
        <p className="indicator__to-measure"><a href="#measure">What it counts and what it cannot say</a></p>
      </header>
      <Choices view={view} links={links} />
      <div className="indicator__notice indicator__tools">
        <AsAt asAt={view.asAt} keep={links.parts({ asAt: null })} />
        {figures ? <DownloadLinks slug={view.slug} query={queryOf(links.parts({}))} /> : null}
      </div>
      {aside ? (
        <p className="indicator__to-aside"><a href="#conversation">Conversation{asideCount === undefined ? '' : ` (${asideCount})`}</a></p>
      ) : null}
      <NotAtThisLevel measure={view} area={choice.area} areaLevel={areaLevel} world={world} links={links} />
      {figures ? <AreaHistory code={choice.area} hrefOf={links.href} /> : null}
      <div className="indicator__body">
        <div className="indicator__figures">
          <FigureNotesContext.Provider value={figureNotes ?? null}>{beside ? <SideBySide view={view} beside={beside} links={links} hrefOf={hrefOf} own={measure} /> : measure({})}</FigureNotesContext.Provider>
        </div>
        {aside ? <aside id="conversation" className="indicator__aside" aria-label="Conversation about this figure" tabIndex={-1}>{aside}</aside> : null}
        {aside ? <div className="indicator__lists">{lists}</div> : null}
      </div>
      {/* A wide screen shows this under the title; on a phone the figures come first. */}
      <dl id="measure" className="indicator__measure">
        <div><dt>What it counts</dt><dd>{view.counts}</dd></div>
        <div><dt>What it cannot say</dt><dd>{view.cannotSay}</dd></div>
      </dl>
      <div className={aside || lists === null ? 'indicator__more indicator__more--around' : 'indicator__more'}>
        {aside || lists === null ? null : <div className="indicator__lists">{lists}</div>}
        <div className="indicator__around">
          {companions}
          <div>
            <ContextList marks={view.context} />
            <ReadWithCare notes={view.readWithCare.filter((note) => view.context.every(({ words }) => words !== note))} why={view.whyItMatters} invented={world === 'invented'} />
          </div>
        </div>
      </div>
    </article>
  );
}
