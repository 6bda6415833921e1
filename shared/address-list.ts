import { z } from 'zod';
import { storable } from './written-text.ts';

/** One entry of a pasted list: as it was written, and the address in it where there is one. */
export interface ListedAddress {
  readonly written: string;
  /** In lower case. */
  readonly email: string | null;
}

/** Mail systems take no longer ones. */
const LONGEST_ADDRESS = 254;
const Address = z.email();

/** An email address as accounts keep it; `null` for what is none. */
export function addressIn(text: string): string | null {
  const whole = text.trim();
  const bare = whole.endsWith('>') ? whole.slice(whole.lastIndexOf('<') + 1, -1).trim() : whole;
  if (bare.length > LONGEST_ADDRESS) return null;
  const result = Address.safeParse(bare.toLowerCase());
  return result.success ? result.data : null;
}

/**
 * The entries of a list of addresses as people paste them: one per line, or with commas or semicolons between, each
 * an address or `Name <address>`; the name may hold a comma ("Smith, Jo <jo@example.org>"), in quotation marks or not.
 */
export function readAddressList(text: string): readonly ListedAddress[] {
  return storable(text)
    .split(/[\r\n\u2028\u2029\v\f\u0085]+/)
    .flatMap(partsOf)
    .map((written) => written.trim())
    .filter((written) => written !== '')
    .map((written) => ({ written, email: addressIn(written) }));
}

function partsOf(line: string): readonly string[] {
  const parts: { text: string; joined: string }[] = [];
  let start = 0;
  let quoted = false;
  const end = (at: number, separator: string) => {
    parts.push({ text: line.slice(start, at), joined: separator });
    start = at + 1;
  };
  // A quotation mark that is never closed is a letter like any other.
  const quotes = (line.match(/"/g) ?? []).length % 2 === 0;
  for (let at = 0; at < line.length; at += 1) {
    if (line[at] === '"' && quotes) quoted = !quoted;
    if (!quoted && (line[at] === ',' || line[at] === ';')) end(at, line[at]!);
  }
  end(line.length, '');
  return rejoined(parts);
}

/** "Smith, Jo <jo@example.org>" is one entry: a piece without @ before a comma belongs to the `Name <address>` that follows. */
function rejoined(parts: readonly { text: string; joined: string }[]): readonly string[] {
  const whole: string[] = [];
  let before = '';
  parts.forEach(({ text, joined }, index) => {
    const next = parts[index + 1]?.text ?? '';
    const piece = before + text;
    const belongs = joined === ',' && !piece.includes('@') && piece.trim() !== '' && isNamed(next);
    before = belongs ? `${piece},` : '';
    if (!belongs) whole.push(piece);
  });
  return whole;
}

/** `Name <address>`, with a name. Without patterns: what is pasted here is as long and as odd as anybody likes. */
function isNamed(text: string): boolean {
  const opening = text.indexOf('<');
  const name = text.slice(0, Math.max(opening, 0));
  return name.trim() !== '' && !name.includes('@') && text.includes('@', opening) && text.trimEnd().endsWith('>');
}
