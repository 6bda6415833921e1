import { z } from 'zod';
import { figuresIn, MENTION_KINDS, mentionsIn, plainText, type RichText, type RichTextBlock, type RichTextInline } from './rich-text-document.ts';
import { isSafeLink } from './safe-link.ts';
import { isSeen, storable } from './written-text.ts';

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
  z.strictObject({ type: z.literal('text'), text: z.string().min(1).transform(storable), marks: z.array(Mark).max(3).optional() }),
  z.strictObject({ type: z.literal('hardBreak') }),
  z.strictObject({ type: z.literal('mention'), attrs: MentionAttributes }),
]);

/** A text of which nothing may be kept is none: an editor takes no empty one. */
const hasWords = (inline: RichTextInline) => inline.type !== 'text' || inline.text !== '';

// What an editor adds to blocks by itself (`start` of a numbered list) is dropped. A union by `type` looks at each node
// once: with a plain one every level would be read once for every kind.
const Paragraph = z.object({ type: z.literal('paragraph'), content: z.array(Inline).max(2000).transform((content) => content.filter(hasWords)).optional() });
const Item: z.ZodType<RichTextBlock> = z.lazy(() => z.object({ type: z.literal('listItem'), content: z.array(Block).min(1).max(500) }));
const List = z.object({ type: z.enum(['bulletList', 'orderedList']), content: z.array(Item).min(1).max(500) });
const Quote = z.object({ type: z.literal('blockquote'), content: z.array(z.lazy(() => Block)).min(1).max(500) });
const Block: z.ZodType<RichTextBlock> = z.discriminatedUnion('type', [Paragraph, List, Quote]);
const Figure = z.strictObject({ type: z.literal('figure'), attrs: FigureAttributes });
const Document: z.ZodType<RichText> = z.strictObject({ type: z.literal('doc'), content: z.array(z.discriminatedUnion('type', [Paragraph, List, Quote, Figure])).max(500).default([]) });

/** Depth of nesting of anything, without recursion, so that a bomb cannot overflow the stack before it is refused. */
function tooDeep(value: unknown): boolean {
  let level: unknown[] = [value];
  for (let depth = 0; level.length > 0; depth += 1) {
    if (depth > DEEPEST * 2) return true;
    level = level.flatMap((item) => (item !== null && typeof item === 'object' ? Object.values(item) : []));
  }
  return false;
}

/** Why a document is not taken, in words for whoever wrote it. */
const WHY_NOT = {
  empty: `Write something, in at most ${LONGEST_TEXT.toLocaleString('en-GB')} characters.`,
  long: `Keep it under ${LONGEST_TEXT.toLocaleString('en-GB')} characters.`,
  deep: 'Lists and quotes stand inside each other too often here. Take some of them out.',
  mentions: `Mention at most ${MOST_MENTIONS} people, roles and organisations.`,
  figures: `Put in at most ${MOST_FIGURES} charts.`,
  form: 'Something in this text cannot be kept, or it has too many parts. Write its words without their form.',
} as const;

/** A document that may be kept, or why not. */
export type CheckedText = { readonly text: RichText } | { readonly whyNot: (typeof WHY_NOT)[keyof typeof WHY_NOT] };

/** A document, checked (unknown nodes, unsafe links, too deep, too long, empty). */
export function checkRichText(value: unknown): CheckedText {
  if (tooDeep(value)) return { whyNot: WHY_NOT.deep };
  const { success, data: text } = Document.safeParse(value);
  if (!success) return { whyNot: WHY_NOT.form };
  if (mentionsIn(text).length > MOST_MENTIONS) return { whyNot: WHY_NOT.mentions };
  if (figuresIn(text).length > MOST_FIGURES) return { whyNot: WHY_NOT.figures };
  const words = plainText(text).trim();
  if (words.length > LONGEST_TEXT) return { whyNot: WHY_NOT.long };
  return isSeen(words) ? { text } : { whyNot: WHY_NOT.empty };
}

/** As `checkRichText`, of JSON text as forms send it. What is too long is not even read. */
export function checkRichTextJson(json: string): CheckedText {
  if (json.trim() === '') return { whyNot: WHY_NOT.empty };
  if (json.length > LONGEST_DOCUMENT) return { whyNot: WHY_NOT.long };
  try {
    return checkRichText(JSON.parse(json));
  } catch {
    return { whyNot: WHY_NOT.form };
  }
}
