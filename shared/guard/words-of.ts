/** Deeper than a browser nests what is pasted: a draft is read as far down as it goes. */
const DEEPEST = 2_000;

/** The words in what a form's field holds: an editor's is the JSON of its document. */
export function wordsOfField(value: string): string {
  const document = value.startsWith('{') ? parsed(value) : null;
  return typeof document === 'object' && document !== null && (document as Node).type === 'doc' ? wordsOf(document) : value;
}

/**
 * The words in what was written: plain text as it is; of a rich text's document the text with a line for each block,
 * and where its links lead. Whom it mentions are people who take part here: left out.
 */
export function wordsOf(value: unknown): string {
  if (typeof value === 'string') return value;
  const lines: string[] = [''];
  const links: string[] = [];
  gather(value, lines, links, 0);
  return [...lines, ...new Set(links)].filter((line) => line !== '').join('\n');
}

interface Node {
  readonly type?: unknown;
  readonly text?: unknown;
  readonly content?: unknown;
  readonly marks?: unknown;
}

const INLINE = new Set(['text', 'hardBreak', 'mention']);

function gather(value: unknown, lines: string[], links: string[], depth: number): void {
  if (typeof value !== 'object' || value === null || depth > DEEPEST) return;
  const { type, text, content, marks } = value as Node;
  if (typeof type === 'string' && !INLINE.has(type)) lines.push('');
  if (type === 'hardBreak') lines.push('');
  if (type === 'mention') lines[lines.length - 1] += '(member)';
  if (typeof text === 'string') lines[lines.length - 1] += text;
  for (const mark of Array.isArray(marks) ? (marks as { attrs?: { href?: unknown } }[]) : []) {
    const href = mark.attrs?.href;
    // What an address asks for is written with `+` for a blank; elsewhere in it `+` is itself, as before a number abroad.
    if (typeof href === 'string') links.push(decoded(href), decoded(href.replaceAll('+', ' ')));
  }
  for (const child of Array.isArray(content) ? (content as unknown[]) : []) gather(child, lines, links, depth + 1);
}

function decoded(address: string): string {
  try {
    return decodeURIComponent(address);
  } catch {
    return address;
  }
}

function parsed(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    return null;
  }
}
