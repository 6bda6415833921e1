import { checkRichText, checkRichTextJson, type CheckedText } from '../shared/rich-text.ts';
import type { RichText } from '../shared/rich-text-document.ts';

const taken = (checked: CheckedText): RichText | null => ('text' in checked ? checked.text : null);

/** The document where it is taken; else `null`. */
export const parseRichText = (value: unknown) => taken(checkRichText(value));
export const parseRichTextJson = (json: string) => taken(checkRichTextJson(json));
