/** Where in a file something is not as expected, and what was expected. Lines count from 1, as an editor shows them. */
export interface Fault {
  /** What was expected and what stood there instead, as one sentence. */
  readonly expected: string;
  readonly line?: number;
  /** Header of the column, and its place counted from 1. */
  readonly column?: string;
  readonly columnNumber?: number;
}

/** A file that is refused whole. The database stays as it was. */
export class RefusedFile extends Error {
  constructor(readonly fault: Fault) {
    super(placeOf(fault) + fault.expected);
    this.name = 'RefusedFile';
  }
}

/** `line 12, column 4 (region_code): `, as much of it as is known. */
function placeOf({ line, column, columnNumber }: Fault): string {
  const parts = [
    ...(line === undefined ? [] : [`line ${line}`]),
    ...(column === undefined ? [] : [columnNumber === undefined ? `column ${column}` : `column ${columnNumber} (${column})`]),
  ];
  return parts.length === 0 ? '' : `${parts.join(', ')}: `;
}

/** Text from a file, short enough for one line and without control characters. */
export function quoted(text: string): string {
  const plain = text.slice(0, 60).replace(/\p{Cc}+/gu, ' ');
  return `"${plain}${text.length > 60 ? '…' : ''}"`;
}
