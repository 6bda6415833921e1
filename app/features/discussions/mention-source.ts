import type { MentionChoice } from '../../../shared/discussion-pages.ts';

const known = new Map<string, Promise<readonly MentionChoice[]>>();

/** Who can be mentioned in a workspace: asked for when the first `@` is typed, once for the page. */
export function mentionChoices(workspace: string): Promise<readonly MentionChoice[]> {
  const asked = known.get(workspace);
  if (asked) return asked;
  const asking = ask(workspace);
  known.set(workspace, asking);
  // What failed is asked again at the next `@`.
  asking.catch(() => known.delete(workspace));
  return asking;
}

async function ask(workspace: string): Promise<readonly MentionChoice[]> {
  const answer = await fetch(`/workspaces/${encodeURIComponent(workspace)}/mentionables`, { headers: { Accept: 'application/json' } });
  if (!answer.ok) throw new Error('The list of people did not come.');
  return (await answer.json()) as readonly MentionChoice[];
}
