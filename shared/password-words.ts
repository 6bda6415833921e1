/** Length over composition: any characters, many of them. Apart from the schemas, so that pages can say it without them. */
export const SHORTEST_PASSWORD = 12;
export const LONGEST_NEW_PASSWORD = 200;
export const PASSWORD_HINT = `At least ${SHORTEST_PASSWORD} characters of any kind, spaces too. Three or four words that do not belong together are easy to keep in mind.`;
