import { areaName } from '../../shared/format.ts';
import { INDICATORS } from '../../shared/framework/indicators.ts';
import { metricOf } from '../../shared/framework/metrics.ts';
import { PILLARS } from '../../shared/framework/pillars.ts';
import type { TakePage } from '../../shared/taking-along.ts';
import { authorize } from '../authorize.ts';
import type { Context } from '../context.ts';
import { saidOn, subjectOf, subjectTitle } from './content.ts';

// For the file of a whole workspace, which says of a figure what these files say.
export { seenIn, seenWith, type SeenIn } from './seen.ts';
export { chartWords, seenWords, sinceWords } from './words.ts';

/** What a file would hold, before it is made. @throws Refusal as `authorize` does; 400 for what is not of this workspace. */
export async function takePage(ctx: Context, slug: string, asked: URLSearchParams): Promise<TakePage> {
  const { workspace } = await authorize(ctx, 'conversation.take', { slug });
  const subject = subjectOf(asked, workspace);
  const said = subject && (await saidOn(ctx, slug, subject, null));
  return {
    workspace: { slug, name: workspace.name, memberCount: workspace.memberCount },
    chosen: said && {
      subject: said.subject, title: subjectTitle(said.subject), leftOut: said.leftOut,
      counts: { notes: said.notes.length, discussions: said.discussions.length, actions: said.actions.length, evidence: said.evidence.length },
    },
    indicators: INDICATORS.map(({ metric, shortTitle }) => ({ metric, title: shortTitle, group: PILLARS.find(({ slug: pillar }) => pillar === metricOf(metric).pillar)?.shortTitle ?? '' })),
    areas: workspace.areas.map((code) => ({ code, name: areaName(code) })).sort((a, b) => a.name.localeCompare(b.name, 'en-GB')),
  };
}
