import { Link } from '@remix-run/react';
import { CAVEAT } from '../../../shared/caveat.ts';
import { areaName } from '../../../shared/format.ts';
import { WORKSPACE_WORDS } from '../../../shared/workspace-words.ts';
import type { WorkspaceHome as Home } from '../../../shared/workspace-home.ts';
import { addressOf, areaPath } from '../../ui/address.ts';
import { ProfileRows } from '../../ui/profile-rows.tsx';
import { InventedTag } from '../../ui/tag.tsx';
import { AboutWorkspace, EndsSoon, Incidents, WhoTakesPart } from './workspace-home-about.tsx';
import { WrittenFigures, type IndicatorName } from './workspace-home-figures.tsx';
import { DueActions, Latest, OpenQuestions } from './workspace-home-lists.tsx';
import { WhatChanged } from './workspace-home-news.tsx';
import { WorkspacePlaces } from './workspace-places.tsx';

interface WorkspaceHomeProps {
  readonly home: Home;
  /** In the framework's order. */
  readonly indicators: readonly IndicatorName[];
}

/** The first page of a workspace: what changed, what is looked at first, what is open and due, who is here. */
export function WorkspaceHome({ home, indicators }: WorkspaceHomeProps) {
  const { workspace, about, members } = home;
  const ground = { slug: workspace.slug, indicators };
  return (
    <div className="workspace-home">
      <h1>{workspace.name} {workspace.invented ? <InventedTag /> : null}</h1>
      <p className="workspace-home__lead">{[WORKSPACE_WORDS[workspace.kind].name, about.owner && `owned by ${about.owner}`].filter(Boolean).join(', ')}. {about.purpose}</p>
      <WorkspacePlaces workspace={workspace} />
      <EndsSoon about={about} today={home.today} />
      <Incidents incidents={home.incidents} />
      <WhatChanged news={home.news} written={home.counts.length > 0} {...ground} />
      <FocusSet home={home} />
      <Latest release={home.release} area={home.focus?.area ?? null} />
      <div className="workspace-home__halves">
        <OpenQuestions questions={home.questions} {...ground} />
        <DueActions actions={home.actions} {...ground} />
      </div>
      <div className="workspace-home__halves">
        <WhoTakesPart members={members} slug={workspace.slug} mayInvite={workspace.abilities['member.invite']} />
        <AboutWorkspace workspace={workspace} about={about} today={home.today} />
      </div>
      <WrittenFigures counts={home.counts} {...ground} />
      <p><Link to={`/workspaces/${workspace.slug}/unplaced`}>Notes that have lost their figure</Link></p>
    </div>
  );
}

/** The indicators that are looked at first, in the order the members chose. */
function FocusSet({ home: { focus, workspace } }: { readonly home: Home }) {
  const { slug } = workspace;
  const mayChoose = workspace.abilities['workspace.change'];
  if (!focus) {
    return (
      <section aria-labelledby="focus">
        <h2 id="focus">Looked at first</h2>
        <p>No focus set is chosen yet: three to eight indicators that are seen here at a glance. {mayChoose ? <Link to={`/workspaces/${slug}/settings#focus`}>Choose them in the settings</Link> : 'A coordinator of the workspace chooses it.'}</p>
      </section>
    );
  }
  return (
    <section aria-labelledby="focus">
      <h2 id="focus">Looked at first: {areaName(focus.area)}</h2>
      <p className="small">In the order the members chose. {CAVEAT}</p>
      <ProfileRows
        title="Looked at first" domains={[{ title: null, rows: focus.rows }]} area={focus.area} heads={focus.heads}
        hrefOf={(indicator) => `/workspaces/${slug}/indicators/${indicator}?area=${encodeURIComponent(focus.area)}`}
        jointHref={areaPath}
      />
      <p className="small">
        {focus.neighbourModel ? `Neighbours are the ten authorities most alike by the model “${focus.neighbourModel}”; “8 of 10” under their median says how many of them had a number. ` : ''}
        Each name leads to its page, with the indicators to read it beside, its source and what to mind. <Link to={addressOf(areaPath(focus.area))}>Every indicator of {areaName(focus.area)}</Link>
        {mayChoose ? <> · <Link to={`/workspaces/${slug}/settings#focus`}>Choose others</Link></> : null}
      </p>
      {workspace.invented ? <p className="source-line">All figures are invented.</p> : <p className="source-line">Figures are published under the <a href="https://www.nationalarchives.gov.uk/doc/open-government-licence/version/3/">Open Government Licence v3.0</a>.</p>}
    </section>
  );
}
