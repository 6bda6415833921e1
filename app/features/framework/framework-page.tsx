import { areaName } from '../../../shared/format.ts';
import type { FrameworkView, PillarView } from '../../../shared/framework-view.ts';
import { AreaPicker } from '../../ui/area-picker.tsx';
import { InventedTag } from '../../ui/tag.tsx';
import { IndicatorLines } from './indicator-lines.tsx';
import { HowToLoad } from './how-to-load.tsx';

interface FrameworkPageProps {
  readonly view: FrameworkView;
  readonly indicatorPath: (slug: string) => string;
}

/** The framework on one page: outcomes, then enablers, each indicator as one line. */
export function FrameworkPage({ view, indicatorPath }: FrameworkPageProps) {
  const { area, areaLevel, country, world, offered, pillars, nothingLoaded } = view;
  const outcomes = pillars.filter(({ label }) => label.startsWith('Outcome'));
  const enablers = pillars.filter((pillar) => !outcomes.includes(pillar));
  const section = (pillar: PillarView) => <Pillar key={pillar.slug} pillar={pillar} view={view} indicatorPath={indicatorPath} />;
  return (
    <article className="framework">
      <h1>{areaName(area)}, on one page{world === 'invented' ? <> <InventedTag /></> : null}</h1>
      <p className="framework__lead">
        Published figures on children’s social care, by the outcomes and enablers of the national framework. Each line is the
        start of a conversation, not a mark; read several together.
      </p>
      <div className="choices">
        <AreaPicker chosen={area} world={world} offered={offered} keep={[]} />
        {areaLevel === 'England' ? null : <span className="choices__label">beside {areaName(country)}</span>}
      </div>
      {nothingLoaded ? <HowToLoad /> : null}
      <div className="framework__grid">{inColumns(outcomes).map((column, index) => <div key={index}>{column.map(section)}</div>)}</div>
      <div className="framework__grid">{inColumns(enablers).map((column, index) => <div key={index}>{column.map(section)}</div>)}</div>
      <p className="framework__foot">The newest published figure of each series. A small line starts at zero and is an aid for the eye; the page behind each name has the numbers, the words and the sources.</p>
    </article>
  );
}

function Pillar({ pillar, view, indicatorPath }: { pillar: PillarView } & FrameworkPageProps) {
  const { label, title, without, domains, slug } = pillar;
  return (
    <section className="pillar" aria-labelledby={slug}>
      <p className="pillar__label">{label}</p>
      <h2 id={slug}>{title}</h2>
      {domains.map((domain) => <IndicatorLines key={domain.title} domain={domain} view={view} indicatorPath={indicatorPath} />)}
      {without && domains.length === 0 ? <div className="empty"><p>{without}</p></div> : null}
    </section>
  );
}

/** Two columns of about the same height, the order kept from top to bottom. */
function inColumns(pillars: readonly PillarView[]): readonly (readonly PillarView[])[] {
  const height = ({ domains }: PillarView) => 3 + domains.reduce((lines, { indicators }) => lines + 1 + indicators.length, 0);
  const total = pillars.reduce((sum, pillar) => sum + height(pillar), 0);
  let filled = 0;
  const first = pillars.filter((pillar) => {
    const before = filled;
    filled += height(pillar);
    return before + height(pillar) / 2 < total / 2;
  });
  return [first, pillars.slice(first.length)];
}
