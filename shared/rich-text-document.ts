import { storable } from './written-text.ts';

/**
 * The rich text people may write, as a Tiptap document: paragraphs, bold, italic, lists, quotes, links, mentions, and
 * charts that stay with their release. Apart from the schema that checks it (`rich-text.ts`), which a browser does not need.
 */
export interface RichText {
  type: 'doc';
  content: RichTextBlock[];
}
export type RichTextBlock =
  | { type: 'paragraph'; content?: RichTextInline[] }
  | { type: 'bulletList' | 'orderedList' | 'listItem' | 'blockquote'; content: RichTextBlock[] }
  | { type: 'figure'; attrs: FigurePin };
export type RichTextInline = { type: 'text'; text: string; marks?: RichTextMark[] } | { type: 'hardBreak' } | { type: 'mention'; attrs: MentionTarget };
export type RichTextMark = { type: 'bold' } | { type: 'italic' } | { type: 'link'; attrs: { href: string } };

export const MENTION_KINDS = ['person', 'role', 'organisation'] as const;

/** Whom a text mentions. */
export interface MentionTarget {
  kind: (typeof MENTION_KINDS)[number];
  /** Id of a person or an organisation, or the name of a role. Empty where it may not be told. */
  id: string;
  /** As the workspace shows them now; made by the server whenever it is read. */
  label: string;
}

/** A chart inside a text: the figures as one edition has them, whatever comes out later. */
export interface FigurePin {
  metric: string;
  /** Newest ONS code. */
  area: string;
  /** The period it points at; none: the whole series. */
  period: string | null;
  breakdown: string;
  /** Key of the edition. */
  edition: string;
}

/** Finds a chart's figures in `CommentView.figures`. */
export function pinKey({ edition, area, breakdown, period }: FigurePin): string {
  return [edition, area, breakdown, period ?? ''].join('|');
}

/** Plain writing (the form without JavaScript) as a document: an empty line parts paragraphs. */
export function fromPlainText(text: string): RichText {
  const paragraphs = storable(text).replace(/\r\n?/g, '\n').trim().split(/\n{2,}/);
  return {
    type: 'doc',
    content: paragraphs.map((paragraph) => ({
      type: 'paragraph' as const,
      content: paragraph.split('\n').flatMap((line, index): RichTextInline[] => [
        ...(index > 0 ? [{ type: 'hardBreak' as const }] : []),
        ...(line === '' ? [] : [{ type: 'text' as const, text: line }]),
      ]),
    })),
  };
}

/** The words alone: a mention by its label, a chart by what it is of, or in the words of `sayChart`. */
export function plainText(node: RichText | RichTextBlock | RichTextInline, sayChart: (pin: FigurePin) => string = chartName): string {
  switch (node.type) {
    case 'text':
      return node.text;
    case 'hardBreak':
      return '\n';
    case 'mention':
      return `@${node.attrs.label}`;
    case 'figure':
      return sayChart(node.attrs);
    case 'paragraph':
      return (node.content ?? []).map((child) => plainText(child, sayChart)).join('');
    default:
      return node.content.map((child) => plainText(child, sayChart)).join('\n');
  }
}

const chartName = ({ metric, period }: FigurePin) => `[Chart: ${metric.replaceAll('-', ' ')}${period === null ? '' : `, ${period}`}]`;

/** Everybody whom a text mentions, in its order, each as often as it does. */
export function mentionsIn(text: RichText): readonly MentionTarget[] {
  return inlinesIn(text.content.filter(mentions)).flatMap((node) => (node.type === 'mention' ? [node.attrs] : []));
}

/** Charts of a text, in its order. */
export function figuresIn(text: RichText): readonly FigurePin[] {
  return text.content.flatMap((node) => (node.type === 'figure' ? [node.attrs] : []));
}

/** The same text with each mention as `say` has it: another label, or plain text. */
export function withMentions(text: RichText, say: (target: MentionTarget) => RichTextInline): RichText {
  const inline = (node: RichTextInline): RichTextInline => (node.type === 'mention' ? say(node.attrs) : node);
  const block = (node: RichTextBlock): RichTextBlock => {
    if (node.type === 'figure') return node;
    if (node.type === 'paragraph') return node.content ? { ...node, content: node.content.map(inline) } : node;
    return { ...node, content: node.content.map(block) };
  };
  return text.content.some(mentions) ? { ...text, content: text.content.map(block) } : text;
}

/** Whether anybody is mentioned in a block: most mention nobody, and are left as they are. */
function mentions(node: RichTextBlock): boolean {
  if (node.type === 'figure') return false;
  return node.type === 'paragraph' ? (node.content ?? []).some(({ type }) => type === 'mention') : node.content.some(mentions);
}

function inlinesIn(blocks: readonly RichTextBlock[]): readonly RichTextInline[] {
  return blocks.flatMap((node) => (node.type === 'figure' ? [] : node.type === 'paragraph' ? (node.content ?? []) : inlinesIn(node.content)));
}
