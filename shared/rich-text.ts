import { z } from 'zod';
import { figuresIn, MENTION_KINDS, mentionsIn, plainText, type RichText, type RichTextBlock, type RichTextInline } from './rich-text-document.ts';
import { isSafeLink } from './safe-link.ts';
import { storable } from './written-text.ts';

/**
 * The rich text people may write (`rich-text-document.ts`), checked: the editor's own schema is no gate. What a document
 * says beyond it is refused where it could mean something (nodes, marks), and dropped where an editor adds it by itself
 * (attributes). Whether those it mentions and the figures it shows exist, the command asks (server/discussions).
 */
export const LONGEST_TEXT = 10_000;
/** As JSON text; anything longer is refused unread. */
export const LONGEST_DOCUMENT = 200_000;
export const MOST_FIGURES = 4;
export const MOST_MENTIONS = 30;
/** Lists and quotes inside each other; every level is two of JSON. */
const DEEPEST = 12;

const Mark = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('bold') }),
  z.strictObject({ type: z.literal('italic') }),
  z.strictObject({ type: z.literal('link'), attrs: z.object({ href: z.string().max(2000).refine(isSafeLink).transform(storable) }) }),
]);

const MentionAttributes = z.object({
  kind: z.enum(MENTION_KINDS),
  id: z.string().min(1).max(60).regex(/^[\w-]+$/),
  // Never believed: the server says how somebody is called.
  label: z.string().max(200).nullish().transform((label) => storable(label ?? '')),
});

const FigureAttributes = z.object({
  metric: z.string().min(1).max(80),
  area: z.string().min(1).max(40),
  period: z.string().regex(/^\d{4}(\/\d{2})?$/).nullish().transform((period) => period ?? null),
  breakdown: z.string().max(200).nullish().transform((breakdown) => breakdown ?? ''),
  edition: z.string().min(1).max(300).transform(storable),
});

const Inline: z.ZodType<RichTextInline> = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('text'), text: z.string().min(1).max(LONGEST_TEXT).transform(storable), marks: z.array(Mark).max(3).optional() }),
  z.strictObject({ type: z.literal('hardBreak') }),
  z.strictObject({ type: z.literal('mention'), attrs: MentionAttributes }),
]);

// What an editor adds to blocks by itself (`start` of a numbered list) is dropped. A union by `type` looks at each node
// once: with a plain one every level would be read once for every kind.
const Paragraph = z.object({ type: z.literal('paragraph'), content: z.array(Inline).max(2000).optional() });
const Item: z.ZodType<RichTextBlock> = z.lazy(() => z.object({ type: z.literal('listItem'), content: z.array(Block).min(1).max(500) }));
const List = z.object({ type: z.enum(['bulletList', 'orderedList']), content: z.array(Item).min(1).max(500) });
const Quote = z.object({ type: z.literal('blockquote'), content: z.array(z.lazy(() => Block)).min(1).max(500) });
const Block: z.ZodType<RichTextBlock> = z.discriminatedUnion('type', [Paragraph, List, Quote]);
const Figure = z.strictObject({ type: z.literal('figure'), attrs: FigureAttributes });
const Document: z.ZodType<RichText> = z.strictObject({ type: z.literal('doc'), content: z.array(z.discriminatedUnion('type', [Paragraph, List, Quote, Figure])).min(1).max(500) });

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
  if (mentionsIn(result.data).length > MOST_MENTIONS || figuresIn(result.data).length > MOST_FIGURES) return null;
  const length = plainText(result.data).trim().length;
  return length > 0 && length <= LONGEST_TEXT ? result.data : null;
}

/** As `parseRichText`, of JSON text as forms send it. What is too long is not even read. */
export function parseRichTextJson(text: string): RichText | null {
  if (text.length > LONGEST_DOCUMENT) return null;
  try {
    return parseRichText(JSON.parse(text));
  } catch {
    return null;
  }
}
