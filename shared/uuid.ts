/**
 * Whether a text from outside has the form of an id, of any version, in small or capital letters. Asked before it is
 * compared with a column of ids: there PostgreSQL answers other text with an error, where nothing is to be found.
 */
export const isUuid = (text: string): boolean => /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(text);
