import { Refusal } from '../../shared/errors.ts';
import { areaName } from '../../shared/format.ts';
import type { TakenFormat } from '../../shared/taking-along.ts';
import { authorize } from '../authorize.ts';
import type { Context } from '../context.ts';
import { discussionsWithFigures } from '../discussions/queries.ts';
import { oneAtATime } from '../figures/queries.ts';
import { dayInEngland } from '../workspaces/queries.ts';
import { saidOn, subjectOf, subjectTitle } from './content.ts';
import { takenCsv } from './csv.ts';
import { documentOf, type About } from './document.ts';
import { figuresOf } from './figures.ts';
import { takenRows } from './rows.ts';
import { seenIn } from './seen.ts';
import { wordFile } from './word-file.ts';

/** A file to save. */
interface TakenFile {
  readonly name: string;
  readonly type: string;
  readonly body: Uint8Array<ArrayBuffer>;
}

/** Who is having a file made: one at a time for each person. */
const making = new Set<string>();

/**
 * Everything the reader may see on one indicator or one area as one file; the audit log notes that it was taken.
 * @param asked `metric`, with the `area` its figures are shown for, or `area` alone
 * @throws Refusal as `authorize` does; 400 where nothing is chosen, or what is not of this workspace; 503 while another
 * file is being made for the same person, or too many for others.
 */
export async function takeAlong(ctx: Context, slug: string, asked: URLSearchParams, format: TakenFormat): Promise<TakenFile> {
  const { actor, workspace } = await authorize(ctx, 'conversation.take', { slug });
  const subject = subjectOf(asked, workspace);
  if (!subject) throw new Refusal(400, 'invalid', 'Choose an indicator or an area to take along.', { metric: 'Choose an indicator or an area.' });
  if (making.has(actor.userId)) throw new Refusal(503, 'busy', 'A file is being made for you already. Try again in a few seconds.');
  making.add(actor.userId);
  try {
    const found = await saidOn(ctx, slug, subject, { format });
    const said = { ...found, discussions: await discussionsWithFigures(ctx.db, found.discussions) };
    const tables = await figuresOf(ctx, said);
    const about: About = { title: subjectTitle(subject), workspace: workspace.name, invented: workspace.invented, day: dayInEngland(new Date()), leftOut: said.leftOut, figuresOf: subject.metric === null ? null : areaName(subject.area) };
    const name = `${slug}-${subject.metric ?? subject.area.replace(/[^A-Za-z0-9]+/g, '-')}-${about.day}.${format}`;
    const rows = takenRows(said, await seenIn(ctx.db, said));
    if (format === 'csv') return { name, type: 'text/csv; charset=utf-8', body: new TextEncoder().encode(takenCsv(about, tables, rows)) };
    const body = await oneAtATime(() => wordFile(about.title, documentOf(about, tables, rows)));
    return { name, type: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document', body: new Uint8Array(body) };
  } finally {
    making.delete(actor.userId);
  }
}
