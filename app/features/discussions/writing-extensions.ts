import { Mark } from '@tiptap/core';
import { Blockquote } from '@tiptap/extension-blockquote';
import { Bold } from '@tiptap/extension-bold';
import { Document } from '@tiptap/extension-document';
import { HardBreak } from '@tiptap/extension-hard-break';
import { Italic } from '@tiptap/extension-italic';
import { BulletList, ListItem, ListKeymap, OrderedList } from '@tiptap/extension-list';
import { Paragraph } from '@tiptap/extension-paragraph';
import { Text } from '@tiptap/extension-text';
import { Dropcursor, Gapcursor, UndoRedo } from '@tiptap/extensions';
import { isSafeLink } from '../../../shared/safe-link.ts';
import { MentionNode } from './writing-nodes.ts';

/**
 * A link with an address and nothing else. Tiptap's own brings a library that guesses at addresses while one types
 * (13 kB for every reader); here a link is made with the button, and `link-row.tsx` sets and unsets it.
 */
const Link = Mark.create({
  name: 'link',
  // Typing at its end goes on as plain text.
  inclusive: false,
  addAttributes: () => ({ href: { default: null } }),
  parseHTML: () => [{ tag: 'a[href]', getAttrs: (element) => (isSafeLink(element.getAttribute('href') ?? '') ? null : false) }],
  renderHTML: ({ HTMLAttributes }) => ['a', { ...HTMLAttributes, href: isSafeLink(String(HTMLAttributes.href)) ? String(HTMLAttributes.href) : '' }, 0],
});

const PageOfText = Document.extend({ content: '(block | figure)+' });

/** What people may write, as `shared/rich-text.ts` lets it through, and the manners of an editor; with `chartNode`. */
export const WRITING = [
  PageOfText, Paragraph, Text, MentionNode, Bold, Italic, Link, Blockquote, BulletList, OrderedList, ListItem, HardBreak,
  ListKeymap, UndoRedo, Dropcursor, Gapcursor,
];
