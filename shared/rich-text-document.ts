import { storable } from './written-text.ts';

/**
 * The rich text people may write: paragraphs, bold, italic, lists, quotes and links, as a Tiptap document. Apart from the
 * schema that checks it (`rich-text.ts`), which a browser does not need.
 */
export interface RichText {
  type: 'doc';
  content: RichTextBlock[];
}
export type RichTextBlock =
  | { type: 'paragraph'; content?: RichTextInline[] }
  | { type: 'bulletList' | 'orderedList' | 'listItem' | 'blockquote'; content: RichTextBlock[] };
export type RichTextInline = { type: 'text'; text: string; marks?: RichTextMark[] } | { type: 'hardBreak' };
export type RichTextMark = { type: 'bold' } | { type: 'italic' } | { type: 'link'; attrs: { href: string } };

/** Plain writing (the form without JavaScript) as a document: an empty line parts paragraphs. */
export function fromPlainText(text: string): RichText {
  const paragraphs = text.replace(/\r\n?/g, '\n').trim().split(/\n{2,}/);
  return {
    type: 'doc',
    content: paragraphs.map((paragraph) => ({
      type: 'paragraph' as const,
      content: paragraph.split('\n').flatMap((line, index): RichTextInline[] => [
        ...(index > 0 ? [{ type: 'hardBreak' as const }] : []),
        ...(line === '' ? [] : [{ type: 'text' as const, text: storable(line) }]),
      ]),
    })),
  };
}

/** The words alone. */
export function plainText(node: RichText | RichTextBlock | RichTextInline): string {
  if (node.type === 'text') return node.text;
  if (node.type === 'hardBreak') return '\n';
  const parts = (node.content ?? []).map((child) => plainText(child));
  return node.type === 'paragraph' ? parts.join('') : parts.join('\n');
}
