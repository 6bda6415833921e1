import type { Conversation } from './conversation.ts';
import { mineOfTallies, notesOfTallies, type NoteTally } from './note-tally.ts';
import { oncePer } from './once-per.ts';

/**
 * A conversation on its way to the page: its lists as columns in one text. A thousand notes as objects would cost the
 * server more than reading them does: the frame looks at every value, and sends them twice.
 */
export interface ConversationOnTheWay {
  readonly workspace: Conversation['workspace'];
  readonly columns: string;
}

/** What the server packed just now it need not read again to make the page. */
const PACKED = new WeakMap<ConversationOnTheWay, Conversation>();

/** @returns what `unpacked` makes the conversation of again. */
export function packed(conversation: Conversation): ConversationOnTheWay {
  const { workspace, annotations, discussions, personal, tallies, ...rest } = conversation;
  const { editable, ...mine } = personal;
  const parts: Record<keyof Sent, string | undefined> = {
    rest: JSON.stringify(rest), mine: JSON.stringify(mine), editable: JSON.stringify(listOf(editable)), annotations: columnsText(annotations), discussions: columnsText(discussions),
    tallies: tallies && talliesText(tallies),
  };
  const onTheWay = { workspace, columns: `{${Object.entries(parts).flatMap(([name, text]) => (text === undefined ? [] : `"${name}":${text}`)).join(',')}}` };
  PACKED.set(onTheWay, withTallies(conversation));
  return onTheWay;
}

const columnsText = oncePer((rows: readonly object[]) => JSON.stringify(columnsOf(rows)));
const talliesText = oncePer((tallies: readonly NoteTally[]) => JSON.stringify(columnsOf(tallies.map(({ like, ...counted }) => ({ ...like, ...counted })))));

/** Notes that are counted only take their places before the others: of the page's area they are the older ones. */
function withTallies(conversation: Conversation): Conversation {
  const { tallies, ...rest } = conversation;
  if (!tallies) return conversation;
  const { personal } = rest;
  return {
    ...rest,
    annotations: [...notesOfTallies(tallies), ...rest.annotations],
    personal: { ...personal, editable: [...personal.editable, ...mineOfTallies(tallies)] },
  };
}

/** The conversation that was packed; the same object on the server that packed it. */
export function unpacked(onTheWay: ConversationOnTheWay): Conversation {
  const known = PACKED.get(onTheWay);
  if (known) return known;
  const { rest, mine, editable, annotations, discussions, tallies } = JSON.parse(onTheWay.columns) as Sent;
  const conversation = withTallies({
    ...rest, workspace: onTheWay.workspace,
    personal: { ...mine, editable: itemsOf(editable) as string[] },
    annotations: rowsOf(annotations) as unknown as Conversation['annotations'],
    discussions: rowsOf(discussions) as unknown as Conversation['discussions'],
    ...(tallies ? { tallies: rowsOf(tallies).map(({ at, mine: own, ...like }) => ({ like, at, mine: own })) as unknown as Conversation['tallies'] } : {}),
  });
  PACKED.set(onTheWay, conversation);
  return conversation;
}

interface Sent {
  readonly rest: Omit<Conversation, 'workspace' | 'annotations' | 'discussions' | 'personal' | 'tallies'>;
  readonly mine: Omit<Conversation['personal'], 'editable'>;
  readonly editable: List;
  readonly annotations: Columns;
  readonly discussions: Columns;
  readonly tallies?: Columns;
}

/** Some values; texts without a bar as one text, as quotes around each would double what an id takes. */
type List = string | readonly unknown[];

/** One column: its different values and, row by row, which of them it is. */
interface Column {
  readonly name: string;
  readonly values: List;
  /** A sign for each row, or a number; left out where each row has its own, in order, and where all have the first. */
  readonly at?: string | readonly number[];
}

interface Columns {
  readonly rows: number;
  readonly columns: readonly Column[];
}

const BAR = '|';
/** Of the first of so many values the place is one sign; the sign before them says that a row has none. */
const SIGNS = ' 0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ';

function columnsOf(rows: readonly object[]): Columns {
  const names = [...new Set(rows.flatMap((row) => Object.keys(row)))];
  return { rows: rows.length, columns: names.map((name) => columnOf(name, rows.map((row) => (row as Record<string, unknown>)[name]))) };
}

function columnOf(name: string, cells: readonly unknown[]): Column {
  const places = new Map<unknown, number>();
  const different: unknown[] = [];
  const at = cells.map((value) => {
    if (value === undefined) return -1;
    const key = keyOf(value);
    const known = places.get(key);
    if (known !== undefined) return known;
    places.set(key, different.length);
    return different.push(value) - 1;
  });
  const values = listOf(different);
  const everywhere = !at.includes(-1);
  if (everywhere && (different.length === 1 || different.length === cells.length)) return { name, values };
  return { name, values, at: different.length < SIGNS.length ? at.map((place) => SIGNS[place + 1]).join('') : at };
}

/** Small objects that say the same are one value; large ones are each their own. */
function keyOf(value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) return value.length === 0 ? '[]' : value;
  return Object.keys(value).length <= 6 ? `{${JSON.stringify(value)}` : value;
}

function listOf(values: readonly unknown[]): List {
  // A single text is a list of one, not of none.
  return values.length > 1 && values.every((value) => typeof value === 'string' && !value.includes(BAR)) ? values.join(BAR) : values;
}

const itemsOf = (list: List): readonly unknown[] => (typeof list === 'string' ? list.split(BAR) : list);

function rowsOf({ rows, columns }: Columns): Record<string, unknown>[] {
  const made = Array.from({ length: rows }, (): Record<string, unknown> => ({}));
  for (const { name, values, at } of columns) {
    const items = itemsOf(values);
    made.forEach((row, index) => {
      const place = at === undefined ? (items.length === 1 ? 0 : index) : typeof at === 'string' ? SIGNS.indexOf(at.charAt(index)) - 1 : at[index]!;
      if (place >= 0) row[name] = items[place];
    });
  }
  return made;
}
