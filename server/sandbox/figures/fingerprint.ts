import { createHash } from 'node:crypto';
import { inventedNeighbours, NEIGHBOUR_MODEL } from './neighbours.ts';
import { inventedEditions, inventedReleases } from './releases.ts';

/**
 * SHA-256 of everything that the generator makes. A start compares it with what the database holds and leaves the
 * figures alone where they are the same. Kept by hand, so that a start need not make 16,000 figures to know it; a test
 * fails, and prints the new one, when the generator's figures have changed.
 */
export const FIGURES_FINGERPRINT = '000aa2c082cf968cd4c3a7d2fb9b404eb0201febaa45d6115f1d872110b4feb5';

/** What `FIGURES_FINGERPRINT` has to be. */
export function fingerprintOfFigures(): string {
  const everything = [inventedReleases(), inventedEditions(), NEIGHBOUR_MODEL, inventedNeighbours()];
  return createHash('sha256').update(JSON.stringify(everything)).digest('hex');
}
