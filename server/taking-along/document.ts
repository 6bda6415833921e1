import { CAVEAT } from '../../shared/caveat.ts';
import { counted, dateText } from '../../shared/format.ts';
import { INVENTED } from '../../shared/view-facts.ts';
import type { FigureTable } from './figures.ts';
import type { TakenRow } from './rows.ts';

/** What a file says of itself. */
export interface About {
  readonly title: string;
  readonly workspace: string;
  readonly invented: boolean;
  /** ISO day. */
  readonly day: string;
  readonly leftOut: number;
  /** Whose figures stand first, where it is about an indicator. */
  readonly figuresOf: string | null;
}

/** A document without its looks. */
export type Block =
  | { readonly block: 'title' | 'heading' | 'subheading' | 'text' | 'quiet' | 'first'; readonly text: string }
  | { readonly block: 'facts'; readonly facts: readonly (readonly [label: string, text: string])[] }
  | { readonly block: 'table'; readonly head: readonly string[]; readonly rows: readonly (readonly string[])[] };

const PARTS = [['Context note', 'Context notes', 'No context note was written.'], ['Discussion', 'Discussions', 'Nothing was discussed.'], ['Action', 'Actions', 'No action was recorded.'], ['Evidence', 'Evidence', 'No evidence was added.']] as const;

/** Everything one takes along, in the order it is read: the figures, then what is said of them. */
export function documentOf(about: About, tables: readonly FigureTable[], rows: readonly TakenRow[]): readonly Block[] {
  const { title, workspace, invented, day, leftOut, figuresOf } = about;
  return [
    { block: 'title', text: title },
    ...(invented ? [{ block: 'first', text: INVENTED } as const] : []),
    { block: 'text', text: CAVEAT },
    {
      block: 'facts',
      facts: [
        ['Workspace', invented ? `${workspace} (invented)` : workspace], ['Taken along on', dateText(day)],
        ...(figuresOf === null ? [] : [['Figures of', figuresOf] as const]),
        ['Passing on', 'What stands here was said under the terms of the workspace, to those named under each part. That holds for this file too.'],
        ...(leftOut === 0 ? [] : [['Left out', `${counted(leftOut, 'contribution')} that others keep out of files.`] as const]),
      ],
    },
    { block: 'heading', text: 'Figures' },
    ...(tables.length === 0 ? [{ block: 'text', text: 'No figures are loaded.' } as const] : tables.flatMap((table): Block[] => [
      { block: 'subheading', text: table.title }, { block: 'table', head: table.head, rows: table.rows }, ...table.notes.map((text): Block => ({ block: 'quiet', text })),
    ])),
    ...PARTS.flatMap(([part, heading, none]): Block[] => {
      const own = rows.filter((row) => row.part === part);
      return [{ block: 'heading', text: heading }, ...(own.length === 0 ? [{ block: 'text', text: none } as const] : own.flatMap(said))];
    }),
  ];
}

/** What those say whose figure it is stands before the words themselves. */
function said({ place, kind, title, first, text, lines, answers, by, on, seenBy }: TakenRow): readonly Block[] {
  return [
    { block: 'subheading', text: [kind, title || place].filter(Boolean).join(': ') },
    ...(title === '' ? [] : [{ block: 'quiet', text: place } as const]),
    ...first.map((words): Block => ({ block: 'first', text: words })),
    ...(text === '' ? [] : [{ block: 'text', text } as const]),
    ...(lines.length === 0 ? [] : [{ block: 'facts', facts: lines } as const]),
    { block: 'quiet', text: `${by}, ${dateText(on)}. Could be seen by ${seenBy}.` },
    ...answers.flatMap((answer): Block[] => [...(answer.isAnswer ? [{ block: 'quiet', text: 'The answer' } as const] : []), { block: 'text', text: answer.text }, { block: 'quiet', text: answer.by }]),
  ];
}
