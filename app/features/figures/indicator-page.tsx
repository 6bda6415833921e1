import { useMemo, type ReactNode } from 'react';
import { chartModel } from '../../../shared/chart-model.ts';
import { areaName, unitText } from '../../../shared/format.ts';
import type { IndicatorView, PageChoice } from '../../../shared/indicator-view.ts';
import { InventedTag } from '../../ui/tag.tsx';
import { Companions, ReadWithCare } from './alongside.tsx';
import { AreaHistory } from './area-history.tsx';
import { CAVEAT } from './caveat.ts';
import type { NoteHref } from './chart-parts.tsx';
import { Chart } from './chart.tsx';
import { Choices } from './choices.tsx';
import { FiguresTable } from './figures-table.tsx';
import { GroupList } from './group-list.tsx';
import { NotAtThisLevel } from './not-at-this-level.tsx';
import { addressParts, queryOf } from './page-address.ts';
import { FigureStamp, SourceLine } from './source-line.tsx';
import { Words } from './words.tsx';

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
  /** Number of notes on the chosen area by period. */
  readonly notes?: Readonly<Record<string, number>>;
  /** Where a note on a period is written; `null` where one cannot write. */
  readonly noteHref?: NoteHref;
}

const NO_NOTES = {};
const nowhere: NoteHref = () => null;

/** One indicator: its figures, in words, as chart, table and list, with what to read beside them. */
export function IndicatorPage({ view, path, indicatorPath, aside, asideCount, notes = NO_NOTES, noteHref = nowhere }: IndicatorPageProps) {
  const { figures, choice, title, unit, decimals } = view;
  const name = areaName(choice.area);
  const what = breakdownWords(view);
  const model = useMemo(() => figures && chartModel({ unit, decimals, periods: figures.periods, series: figures.series, notes }), [figures, unit, decimals, notes]);
  const hrefOf = (change: Partial<PageChoice>) => {
    const next = { ...choice, ...change };
    return path + queryOf([['area', next.area], ...addressParts(next, view.breakdowns, change.area ? undefined : view.lists[0]?.key)]);
  };
  const list = figures ? <GroupList view={view} figures={figures} hrefOf={hrefOf} /> : null;
  return (
    <article className={`indicator ${aside ? 'indicator--beside' : unit === 'category' ? 'indicator--words' : 'indicator--alone'}`}>
      <header className="indicator__head">
        <p className="indicator__crumb">{view.pillar.label}, {view.pillar.title} › {view.domain}</p>
        <h1>{title}{view.world === 'invented' ? <> <InventedTag /></> : null}</h1>
        <FigureStamp view={view} />
        <p className="indicator__to-measure"><a href="#measure">What it counts and what it cannot say</a></p>
      </header>
      <Choices view={view} hrefOf={hrefOf} />
      {aside ? (
        <p className="indicator__to-aside"><a href="#conversation">Conversation{asideCount === undefined ? '' : ` (${asideCount})`}</a></p>
      ) : null}
      {figures ? <NotAtThisLevel view={view} figures={figures} hrefOf={hrefOf} /> : null}
      {figures ? <AreaHistory code={choice.area} hrefOf={hrefOf} /> : null}
      <div className="indicator__body">
        <div className="indicator__figures">
          {model && figures ? (
            <>
              <Words model={model} metric={view.metric} what={what} />
              {unit === 'category' ? (
                <p className="chart__caveat">{CAVEAT}</p>
              ) : (
                <Chart model={model} title={chartTitle(view, name, what)} describedBy="in-words" noteHref={noteHref} />
              )}
              <SourceLine view={view} figures={figures} />
              <FiguresTable model={model} noteHref={noteHref} />
            </>
          ) : (
            <NothingLoaded />
          )}
        </div>
        {aside ? <aside id="conversation" className="indicator__aside" aria-label="Conversation about this figure" tabIndex={-1}>{aside}</aside> : null}
        {aside ? list : null}
      </div>
      {/* A wide screen shows this under the title; on a phone the figures come first. */}
      <dl id="measure" className="indicator__measure">
        <div><dt>What it counts</dt><dd>{view.counts}</dd></div>
        <div><dt>What it cannot say</dt><dd>{view.cannotSay}</dd></div>
      </dl>
      <div className="indicator__more">
        {aside ? null : list}
        <div className="indicator__around">
          <Companions companions={view.companions} areaName={name} hrefOf={(slug) => indicatorPath(slug) + queryOf([['area', choice.area]])} />
          <ReadWithCare notes={view.readWithCare} why={view.whyItMatters} invented={view.world === 'invented'} />
        </div>
      </div>
    </article>
  );
}

/** The chosen values of every dimension, in words. */
function breakdownWords({ breakdowns, choice }: IndicatorView): string {
  return breakdowns.map(({ name, values }) => values.find(({ value }) => value === choice.breakdown[name])?.label ?? '').join(', ');
}

function chartTitle({ title, unit }: IndicatorView, name: string, what: string): string {
  const parts = [title, name, what, unitText(unit)];
  return parts.filter(Boolean).join(', ');
}

function NothingLoaded() {
  return (
    <div className="empty">
      <p><b>No figures are loaded yet.</b> They appear here as soon as the published file of this measure has been imported.</p>
    </div>
  );
}
