/** One thing an address says: its name and value; left out where there is no value. */
export type AddressEntry = readonly [name: string, value: string | null];

/** A path with what its address says: `/areas/E08000035?asAt=2024-10-31`. */
export function addressOf(path: string, ...entries: readonly AddressEntry[]): string {
  const said = new URLSearchParams(entries.flatMap(([name, value]) => (value === null ? [] : [[name, value]])));
  return said.size === 0 ? path : `${path}?${said}`;
}

/** The profile of an area; a joint return's code holds a slash. */
export function areaPath(code: string): string {
  return `/areas/${encodeURIComponent(code)}`;
}

/** What an address must say to keep the day that was chosen, as forms and links take it. */
export function dayKept(day: string | null): readonly (readonly [name: string, value: string])[] {
  return day === null ? [] : [['asAt', day]];
}
