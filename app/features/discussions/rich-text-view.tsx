import type { ReactNode } from 'react';
import type { RichText, RichTextBlock, RichTextInline, RichTextMark } from '../../../shared/rich-text-document.ts';

/**
 * Rich text as elements. Takes only what shared/rich-text.ts lets through, builds no markup from text, and checks link
 * addresses again: what was stored long ago may be older than today's rules.
 */
export function RichTextView({ text }: { readonly text: RichText }) {
  return <div className="rich-text">{text.content.map(block)}</div>;
}

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
  }
}

function inline(node: RichTextInline, index: number): ReactNode {
  if (node.type === 'hardBreak') return <br key={index} />;
  return <span key={index}>{(node.marks ?? []).reduce<ReactNode>(marked, node.text)}</span>;
}

function marked(inside: ReactNode, mark: RichTextMark): ReactNode {
  switch (mark.type) {
    case 'bold':
      return <strong>{inside}</strong>;
    case 'italic':
      return <em>{inside}</em>;
    case 'link':
      return /^(https?:|mailto:)/i.test(mark.attrs.href) ? <a href={mark.attrs.href} rel="noopener nofollow">{inside}</a> : inside;
  }
}
