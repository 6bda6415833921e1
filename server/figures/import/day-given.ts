/** What is wrong with a published day that a person gave, in words; `null` where nothing is. */
export function dayProblem(text: string): string | null {
  if (!isDay(text)) return `expects a day as YYYY-MM-DD, not ${text}.`;
  if (text > tomorrow()) return `expects a day that has come, not ${text}: a release never changes, and one of the future would stay the newest.`;
  return null;
}

function isDay(text: string): boolean {
  return /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(Date.parse(text)) && new Date(text).toISOString().startsWith(text);
}

/** Some clocks are ahead of the server's. */
function tomorrow(): string {
  return new Date(Date.now() + 86_400_000).toISOString().slice(0, 10);
}
