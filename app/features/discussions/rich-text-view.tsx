import { createContext, memo, useContext, type ReactNode } from 'react';
import type { PinnedFigure } from '../../../shared/pinned-figure.ts';
import { pinKey, type MentionTarget, type RichText, type RichTextBlock, type RichTextInline, type RichTextMark } from '../../../shared/rich-text-document.ts';
import { isSafeLink } from '../../../shared/safe-link.ts';
import { PinnedChart } from './pinned-chart.tsx';

/** Ids that mean the reader: their own, their organisation's, their role's name. What mentions them stands out. */
export const MeContext = createContext<ReadonlySet<string>>(new Set());

interface RichTextViewProps {
  readonly text: RichText;
  /** Figures of the charts in it, by `pinKey`. */
  readonly figures?: Readonly<Record<string, PinnedFigure>>;
}

/**
 * Rich text as elements. Takes only what shared/rich-text.ts lets through, builds no markup from text, and checks link
 * addresses again: what was stored long ago may be older than today's rules.
 */
export const RichTextView = memo(function RichTextView({ text, figures = {} }: RichTextViewProps) {
  return <div className="rich-text">{text.content.map((node, index) => (node.type === 'figure' ? <PinnedChart key={index} figure={figures[pinKey(node.attrs)] ?? null} /> : block(node, index)))}</div>;
});

function block(node: RichTextBlock, index: number): ReactNode {
  switch (node.type) {
    case 'paragraph':
      return <p key={index}>{(node.content ?? []).map(inline)}</p>;
    case 'bulletList':
      return <ul key={index}>{node.content.map(block)}</ul>;
    case 'orderedList':
      return <ol key={index}>{node.content.map(block)}</ol>;
    case 'listItem':
      return <li key={index}>{node.content.map(block)}</li>;
    case 'blockquote':
      return <blockquote key={index}>{node.content.map(block)}</blockquote>;
    case 'figure':
      // Only in the text itself.
      return null;
  }
}

function inline(node: RichTextInline, index: number): ReactNode {
  if (node.type === 'hardBreak') return <br key={index} />;
  if (node.type === 'mention') return <Mention key={index} to={node.attrs} />;
  return <span key={index}>{(node.marks ?? []).reduce<ReactNode>(marked, node.text)}</span>;
}

function Mention({ to: { id, label } }: { readonly to: MentionTarget }) {
  const means = useContext(MeContext);
  const me = id !== '' && means.has(id);
  return me ? <mark className="mention mention--me"><span className="govuk-visually-hidden">mentions you: </span>@{label}</mark> : <span className="mention">@{label}</span>;
}

function marked(inside: ReactNode, mark: RichTextMark): ReactNode {
  switch (mark.type) {
    case 'bold':
      return <strong>{inside}</strong>;
    case 'italic':
      return <em>{inside}</em>;
    case 'link':
      return isSafeLink(mark.attrs.href) ? <a href={mark.attrs.href} rel="noopener nofollow">{inside}</a> : inside;
  }
}
