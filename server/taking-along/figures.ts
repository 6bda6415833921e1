import { areaOf } from '../../shared/areas/register.ts';
import { measureFacts, releaseText, SYMBOLS } from '../../shared/view-facts.ts';
import { viewParts } from '../../shared/view-table.ts';
import type { Context } from '../context.ts';
import { glanceView, indicatorView } from '../figures/queries.ts';
import type { Said } from './content.ts';

/** A table of figures as a document shows it, and one line for each figure as a table of data has it. */
export interface FigureTable {
  readonly title: string;
  readonly head: readonly string[];
  readonly rows: readonly (readonly string[])[];
  /** Source, release, what to read with care. */
  readonly notes: readonly string[];
  readonly figures: readonly TakenFigure[];
}

interface TakenFigure {
  readonly indicator: string;
  readonly area: string;
  readonly period: string;
  /** As pages show it: a number, a judgement, or the reason there is none. */
  readonly shown: string;
  readonly source: string;
  readonly release: string;
}

/** The figures of what is taken along, as the pages show them today. */
export function figuresOf(ctx: Pick<Context, 'db'>, said: Said): Promise<readonly FigureTable[]> {
  return said.subject.metric === null ? ofArea(ctx, said) : ofIndicator(ctx, said.subject.metric, said);
}

async function ofIndicator(ctx: Pick<Context, 'db'>, metric: string, { subject: { area }, workspace: { areas } }: Said): Promise<readonly FigureTable[]> {
  const view = await indicatorView(ctx, metric, new URLSearchParams({ area }), { home: area, offered: areas });
  const facts = measureFacts(view, view);
  const [source, release] = [facts.source, releaseText(facts)];
  return viewParts(view).map(({ title, rows }, index): FigureTable => {
    const names = [...new Set(rows.map(({ areaName }) => areaName))];
    const periods = [...new Set(rows.map(({ period }) => period))];
    const companions = rows.some(({ role }) => role === 'companion');
    const at = new Map(rows.map((row) => [`${row.areaName}|${row.period}`, row.shown]));
    return {
      title,
      ...(companions
        ? { head: ['Indicator', 'Year', 'Figure'], rows: rows.map(({ measure, period, shown }) => [`${measure.title}${measure.breakdown === '' ? '' : `, ${measure.breakdown}`}`, period, shown]) }
        : periods.length > 1
          ? { head: ['Year', ...names], rows: periods.map((period) => [period, ...names.map((name) => at.get(`${name}|${period}`) ?? '')]) }
          : { head: ['Area', periods[0] ?? ''], rows: rows.map(({ areaName, shown }) => [areaName, shown]) }),
      // What is to be read with care stands once, under the first table.
      notes: companions ? [] : [`Source: ${source.replace(/\.$/, '')}. Release: ${release}.`, ...(index > 0 ? [] : [...[facts.unit, facts.breakdown].filter(Boolean), ...facts.footnotes, `What it cannot say: ${view.cannotSay}`, SYMBOLS])],
      figures: rows.map(({ measure, areaName, period, shown }) => ({ indicator: measure.title, area: areaName, period, shown, source: companions ? '' : source, release: companions ? '' : release })),
    };
  });
}

async function ofArea(ctx: Context | Pick<Context, 'db'>, { subject, workspace, notes, discussions, actions, evidence }: Said): Promise<readonly FigureTable[]> {
  const area = areaOf(subject.area);
  const focus = await ctx.db.prisma.workspaceFocus.findMany({ where: { workspaceId: workspace.id }, orderBy: { position: 'asc' }, select: { metric: true } });
  const spokenOf = [...notes, ...discussions, ...actions].flatMap(({ metric }) => metric ?? []);
  const metrics = [...new Set([...focus.map(({ metric }) => metric), ...spokenOf, ...evidence.flatMap(({ links }) => links.map(({ metric }) => metric))])];
  const { rows, heads, neighbourModel } = await glanceView(ctx, area, metrics);
  const others = [heads.region, heads.neighbours, heads.country].filter((head) => head !== null);
  if (rows.length === 0) return [];
  return [{
    title: `${area.name} today`,
    head: ['Indicator', 'Year', area.name, ...others, 'Figures'],
    rows: rows.map(({ title, of, figures }) => {
      const beside = [heads.region === null ? null : (figures?.region?.text ?? ''), heads.neighbours === null ? null : (figures?.neighbours?.text ?? ''), heads.country === null ? null : (figures?.country?.text ?? '')];
      return [of === '' ? title : `${title}, ${of}`, figures?.period ?? '', figures?.area.text ?? 'none loaded', ...beside.filter((cell) => cell !== null), figures?.age ?? ''];
    }),
    notes: [...(neighbourModel === null ? [] : [`Neighbours by the model “${neighbourModel}”.`]), SYMBOLS],
    figures: rows.flatMap(({ title, of, figures }) => (figures ? [{ indicator: of === '' ? title : `${title}, ${of}`, area: area.name, period: figures.period, shown: figures.area.text, source: '', release: figures.age }] : [])),
  }];
}
