/**
 * What a person wrote, as it is kept, shown and put into files. PostgreSQL holds neither NUL nor half a surrogate pair:
 * both become the replacement character. Control characters have no outline, and no place in a file's XML: they go, all but
 * tabs and ends of lines (of which the old ones become new). So do the overrides of direction, by which a text is read in
 * another order than it was written; marks and embeddings, which right-to-left writing needs, stay, as every other
 * character does.
 */
export function storable(text: string): string {
  return text.toWellFormed().replaceAll('\0', '\uFFFD').replace(OLD_LINE_END, '\n').replace(CONTROL, '');
}

const OLD_LINE_END = /[\v\f\u0085]/g;
const CONTROL = /(?![\t\n\r])\p{Cc}|[\u202D\u202E]/gu;

/** More bytes than this no form may have: the server closes the door on it unread. A long comment with its marks is a tenth of it. */
export const LARGEST_FORM = 1_000_000;

/** Whether a page shows anything of a text: characters without a width or an outline are none. */
export function isSeen(text: string): boolean {
  return /[^\s\p{Cc}\p{Default_Ignorable_Code_Point}]/u.test(text);
}
