import { z } from 'zod';
import { plainText, type RichText, type RichTextBlock } from './rich-text-document.ts';
import { storable } from './written-text.ts';

/**
 * The rich text people may write: paragraphs, bold, italic, lists, quotes and links. Stored as a Tiptap document that
 * the server checks: the editor's own schema is no gate.
 */
const SAFE_LINK = /^(https?:|mailto:)/i;
export const LONGEST_TEXT = 10_000;
const DEEPEST = 12;

const Mark = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('bold') }),
  z.strictObject({ type: z.literal('italic') }),
  z.strictObject({
    type: z.literal('link'),
    attrs: z.object({ href: z.string().max(2000).regex(SAFE_LINK).transform(storable) }).transform(({ href }) => ({ href })),
  }),
]);
const Text = z.strictObject({ type: z.literal('text'), text: z.string().min(1).max(LONGEST_TEXT).transform(storable), marks: z.array(Mark).max(3).optional() });
const HardBreak = z.strictObject({ type: z.literal('hardBreak') });
const Inline = z.union([Text, HardBreak]);
const Paragraph = z
  .object({ type: z.literal('paragraph'), content: z.array(Inline).max(2000).optional() })
  .transform(({ type, content }) => (content ? { type, content } : { type }));

const Block: z.ZodType<RichTextBlock> = z.lazy(() =>
  z.union([
    Paragraph,
    z
      .object({ type: z.enum(['bulletList', 'orderedList', 'listItem', 'blockquote']), content: z.array(Block).min(1).max(500) })
      .transform(({ type, content }) => ({ type, content })),
  ]),
);
const Document: z.ZodType<RichText> = z.strictObject({ type: z.literal('doc'), content: z.array(Block).min(1).max(500) });

/** Depth of nesting of anything, without recursion, so that a bomb cannot overflow the stack before it is refused. */
function tooDeep(value: unknown): boolean {
  let level: unknown[] = [value];
  for (let depth = 0; level.length > 0; depth += 1) {
    if (depth > DEEPEST * 2) return true;
    level = level.flatMap((item) => (item !== null && typeof item === 'object' ? Object.values(item) : []));
  }
  return false;
}

/** A checked document, or `null` where it is not one we allow (unknown nodes, unsafe links, too deep, too long, empty). */
export function parseRichText(value: unknown): RichText | null {
  if (tooDeep(value)) return null;
  const result = Document.safeParse(value);
  if (!result.success) return null;
  const length = plainText(result.data).trim().length;
  return length > 0 && length <= LONGEST_TEXT ? result.data : null;
}
