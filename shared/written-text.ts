/**
 * What a person wrote, as a database can keep it: PostgreSQL holds neither NUL nor half a surrogate pair. Both become
 * the replacement character; every other character stays as it is.
 */
export function storable(text: string): string {
  return text.toWellFormed().replaceAll('\0', '\uFFFD');
}

/** More bytes than this no form may have: the server closes the door on it unread. A long comment with its marks is a tenth of it. */
export const LARGEST_FORM = 1_000_000;

/** Whether a page shows anything of a text: characters without a width or an outline are none. */
export function isSeen(text: string): boolean {
  return /[^\s\p{Cc}\p{Default_Ignorable_Code_Point}]/u.test(text);
}
