import type { RichText } from './rich-text-document.ts';

/** Deeper than any document that is taken; shown in an editor it would push its words off the page. */
const DEEPEST = 20;

/**
 * A document that a browser kept, as far as an editor can show it: nothing unknown in it, nothing of another kind than
 * it should be. `null` for anything else: storage is no place to trust. What is sent is checked by `rich-text.ts`.
 */
export function keptDocument(json: string): RichText | null {
  if (!json.startsWith('{')) return null;
  try {
    const kept: unknown = JSON.parse(json);
    return isNode(kept) && kept.type === 'doc' && isList(kept.content) && kept.content.length > 0 && kept.content.every((node) => isFigure(node) || isBlock(node, 0)) ? (kept as unknown as RichText) : null;
  } catch {
    return null;
  }
}

/** Words of what was kept and is no document: nobody's are lost, whatever became of their form. */
export function wordsKept(json: string): string {
  return [...json.matchAll(/"text":\s*("(?:[^"\\]|\\.)*")/g)].map(([, text]) => wordsOf(text!)).join('\n');
}

function wordsOf(text: string): string {
  try {
    return String(JSON.parse(text));
  } catch {
    return '';
  }
}

type Fields = Readonly<Record<string, unknown>>;

const isNode = (value: unknown): value is Fields => typeof value === 'object' && value !== null;
const isList = (value: unknown): value is readonly unknown[] => Array.isArray(value);
const isText = (value: unknown): boolean => typeof value === 'string';
const isTextOrNothing = (value: unknown): boolean => value === null || value === undefined || isText(value);

function isBlock(node: unknown, depth: number): boolean {
  if (!isNode(node) || depth > DEEPEST) return false;
  const { type, content } = node;
  if (type === 'paragraph') return content === undefined || (isList(content) && content.every(isInline));
  if (!isList(content) || content.length === 0) return false;
  if (type === 'bulletList' || type === 'orderedList') return content.every((item) => isNode(item) && item.type === 'listItem' && isBlock(item, depth + 1));
  if (type === 'listItem') return isNode(content[0]) && content[0].type === 'paragraph' && content.every((child) => isBlock(child, depth + 1) && (child as Fields).type !== 'listItem');
  return type === 'blockquote' && content.every((child) => isBlock(child, depth + 1) && (child as Fields).type !== 'listItem');
}

function isInline(node: unknown): boolean {
  if (!isNode(node)) return false;
  const { type, text, marks, attrs } = node;
  if (type === 'text') return isText(text) && text !== '' && (marks === undefined || (isList(marks) && marks.every(isMark)));
  return type === 'hardBreak' || (type === 'mention' && isNode(attrs) && isText(attrs.kind) && isText(attrs.id) && isTextOrNothing(attrs.label));
}

function isMark(mark: unknown): boolean {
  if (!isNode(mark)) return false;
  return mark.type === 'bold' || mark.type === 'italic' || (mark.type === 'link' && isNode(mark.attrs) && isText(mark.attrs.href));
}

function isFigure(node: unknown): boolean {
  if (!isNode(node) || node.type !== 'figure' || !isNode(node.attrs)) return false;
  const { metric, area, edition, period, breakdown } = node.attrs;
  return [metric, area, edition].every(isText) && [period, breakdown].every(isTextOrNothing);
}
