/**
 * What a person wrote, as a database can keep it: PostgreSQL holds neither NUL nor half a surrogate pair. Both become
 * the replacement character; every other character stays as it is.
 */
export function storable(text: string): string {
  return text.toWellFormed().replaceAll('\0', '\uFFFD');
}
