import type { RichText, RichTextBlock, RichTextInline } from '../../../shared/rich-text-document.ts';

/** The script's plain writing as a document: paragraphs, lists and bold, as `Step` says. */
export function written(words: string): RichText {
  return { type: 'doc', content: words.split('\n\n').map(block) };
}

function block(text: string): RichTextBlock {
  if (!text.startsWith('- ')) return paragraph(text);
  return {
    type: 'bulletList',
    content: text.split('\n').map((line) => ({ type: 'listItem', content: [paragraph(line.slice(2))] })),
  };
}

function paragraph(text: string): RichTextBlock {
  const content = text.split('**').flatMap((part, index): RichTextInline[] => {
    if (part === '') return [];
    return [index % 2 === 1 ? { type: 'text', text: part, marks: [{ type: 'bold' }] } : { type: 'text', text: part }];
  });
  return { type: 'paragraph', content };
}
