import { NavLink } from '@remix-run/react';
import type { WorkspaceView } from '../../../shared/workspaces.ts';

/** The pages about a workspace, those that the reader may open. */
export function WorkspacePlaces({ workspace: { slug, kind, abilities } }: { readonly workspace: Pick<WorkspaceView, 'slug' | 'kind' | 'abilities'> }) {
  const home = `/workspaces/${slug}`;
  const places: readonly (readonly [path: string, name: string, shown: boolean])[] = [
    [home, 'Home', true],
    [`${home}/discussions`, 'Discussions', true],
    [`${home}/evidence`, 'Evidence', true],
    [`${home}/take`, 'Take along', abilities['conversation.take']],
    [`${home}/members`, 'Members', true],
    [`${home}/guests`, 'Guests', kind === 'region' && abilities['member.end']],
    [`${home}/moderation`, 'Moderation', abilities['contribution.moderate']],
    [`${home}/settings`, 'Settings', abilities['workspace.end']],
    [`${home}/log`, 'Log', abilities['workspace.log']],
    [`${home}/export`, 'Export everything', abilities['workspace.export']],
  ];
  return (
    <nav className="places" aria-label="This workspace">
      <ul>{places.map(([path, name, shown]) => (shown ? <li key={path}><NavLink to={path} end={path === home}>{name}</NavLink></li> : null))}</ul>
    </nav>
  );
}
