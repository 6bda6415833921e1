type Place = (index: number, value: number) => readonly [x: number, y: number];

const [WIDTH, HEIGHT, EDGE] = [96, 28, 4];

/** Where a value stands in a box of 96 by 28, zero at the bottom; `null` where no value is a number. */
export function scaleOfLine(values: readonly (number | null)[]): Place | null {
  const numbers = values.filter((value): value is number => value !== null);
  if (numbers.length === 0) return null;
  const low = Math.min(0, ...numbers);
  const high = Math.max(0, ...numbers);
  const span = high - low || 1;
  const step = values.length < 2 ? 0 : (WIDTH - 2 * EDGE) / (values.length - 1);
  const start = values.length < 2 ? WIDTH / 2 : EDGE;
  return (index, value) => [rounded(start + step * index), rounded(HEIGHT - EDGE - ((HEIGHT - 2 * EDGE) * (value - low)) / span)];
}

/** A line through the numbers, broken where there is none. */
export function smallPath(values: readonly (number | null)[], scale: Place): string {
  return values
    .map((value, index) => (value === null ? '' : `${(values[index - 1] ?? null) === null ? 'M' : 'L'}${scale(index, value).join(' ')}`))
    .join('')
    .replace(/M([^ML]+)(?=M|$)/g, 'M$1L$1');
}

function rounded(pixels: number): number {
  return Math.round(pixels * 10) / 10;
}
