import { Link } from '@remix-run/react';
import { areaOf } from '../../../shared/areas/register.ts';
import { counted, listText } from '../../../shared/format.ts';
import { PILLARS } from '../../../shared/framework/pillars.ts';
import type { MetricCounts, RecentContribution, WorkspaceHome as Home } from '../../../shared/workspace-home.ts';
import type { WorkspaceView } from '../../../shared/workspaces.ts';
import { Byline } from '../../ui/byline.tsx';
import { InventedTag } from '../../ui/tag.tsx';
import { namedAreas } from './areas.ts';

const KINDS: Readonly<Record<WorkspaceView['kind'], string>> = {
  region: 'Region', mentoring: 'Mentoring pair or group', safeguarding: 'Safeguarding partnership', organisation: 'One organisation',
};
const CONTRIBUTIONS: Readonly<Record<RecentContribution['kind'], string>> = { note: 'Context', question: 'Question', action: 'Action' };

/** An indicator as a list of them needs it. */
export interface IndicatorName {
  readonly slug: string;
  readonly metric: string;
  readonly pillar: string;
  readonly shortTitle: string;
}

interface WorkspaceHomeProps {
  readonly home: Home;
  /** In the framework's order. */
  readonly indicators: readonly IndicatorName[];
}

/** The first page of a workspace: who it is, what is written where, and what came last. */
export function WorkspaceHome({ home, indicators }: WorkspaceHomeProps) {
  const { workspace, counts, recent } = home;
  const path = (slug: string) => `/workspaces/${workspace.slug}/indicators/${slug}`;
  return (
    <>
      <h1>{workspace.name} {workspace.invented ? <InventedTag /> : null}</h1>
      <Facts workspace={workspace} />
      <div className="workspace-home">
        <section aria-labelledby="figures">
          <h2 id="figures">Figures and what is said about them</h2>
          {PILLARS.map((pillar) => (
            <div key={pillar.slug} className="workspace-home__pillar">
              <h3>{pillar.title}</h3>
              {pillar.withoutIndicators ? <p className="muted">{pillar.withoutIndicators}</p> : null}
              <ul className="workspace-home__list">
                {indicators.filter((one) => one.pillar === pillar.slug).map(({ slug, metric, shortTitle }) => (
                  <li key={slug}>
                    <Link to={path(slug)}>{shortTitle}</Link>
                    <span className="workspace-home__counts">{countsText(counts.find((one) => one.metric === metric))}</span>
                  </li>
                ))}
              </ul>
            </div>
          ))}
        </section>
        <section aria-labelledby="recent">
          <h2 id="recent">What came last</h2>
          {recent.length === 0 ? <p>Nothing is written here yet. Which figure would you like to talk about first?</p> : null}
          <ul className="workspace-home__recent">
            {recent.map((one) => <Recent key={one.id} one={one} indicator={indicators.find(({ metric }) => metric === one.metric)} path={path} />)}
          </ul>
        </section>
      </div>
    </>
  );
}

function Facts({ workspace }: { workspace: WorkspaceView }) {
  const authorities = namedAreas(workspace.areas).filter(({ code }) => areaOf(code).level === 'LA');
  return (
    <dl className="workspace-home__facts">
      <div><dt>Kind</dt><dd>{KINDS[workspace.kind]}</dd></div>
      <div><dt>Who can see what is written here</dt><dd>{workspace.memberCount === 1 ? 'Its one member' : `Its ${workspace.memberCount} members`}, nobody else</dd></div>
      <div><dt>Areas</dt><dd>{listText(authorities.map(({ name }) => name))}</dd></div>
    </dl>
  );
}

function Recent({ one, indicator, path }: { one: RecentContribution; indicator: IndicatorName | undefined; path(slug: string): string }) {
  if (!indicator) return null;
  return (
    <li>
      <p className="beside-item__head"><span className="beside-item__tag">{CONTRIBUTIONS[one.kind]}</span> <strong>{areaOf(one.area).name}</strong></p>
      <p><Link to={`${path(indicator.slug)}?area=${encodeURIComponent(one.area)}#${one.kind === 'question' ? 'discussion' : one.kind}-${one.id}`}>{indicator.shortTitle}</Link>: {one.words}</p>
      <Byline author={one.author} at={one.at} />
    </li>
  );
}

/** "two notes, one question and three actions"; nothing where nothing is written. */
function countsText(counts: MetricCounts | undefined): string {
  if (!counts) return '';
  const parts = [
    counts.notes > 0 ? counted(counts.notes, 'note') : '',
    counts.questions > 0 ? counted(counts.questions, 'question') : '',
    counts.actions > 0 ? counted(counts.actions, 'action') : '',
  ];
  return listText(parts.filter(Boolean));
}
