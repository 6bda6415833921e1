/**
 * Chance that is no chance: a number in [0, 1) that depends on its name alone, so that the sandbox is the same on every
 * machine and every day. Whole-number arithmetic only (FNV-1a, then a final mix): no platform's maths library is asked.
 */
export function draw(name: string): number {
  let hash = 0x811c9dc5;
  for (let index = 0; index < name.length; index += 1) {
    hash = Math.imul(hash ^ name.charCodeAt(index), 0x01000193);
  }
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return ((hash ^ (hash >>> 16)) >>> 0) / 2 ** 32;
}

/** A number in (-1, 1), mostly near 0: the mean of three draws, stretched. */
export function bell(name: string): number {
  return ((draw(`${name}/1`) + draw(`${name}/2`) + draw(`${name}/3`)) / 3) * 2 - 1;
}
