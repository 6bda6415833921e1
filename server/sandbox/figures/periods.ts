/** Single years, "2013" to "2025". */
export function years(from: number, to: number): readonly string[] {
  return Array.from({ length: to - from + 1 }, (_, index) => String(from + index));
}

/** Split years by the year they begin in, "2018/19" to "2024/25". */
export function splitYears(from: number, to: number): readonly string[] {
  return years(from, to).map((year) => `${year}/${String(Number(year) + 1).slice(2)}`);
}
