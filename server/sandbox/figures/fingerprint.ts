import { createHash } from 'node:crypto';
import { inventedNeighbours, NEIGHBOUR_MODEL } from './neighbours.ts';
import { inventedEditions, inventedReleases } from './releases.ts';

/**
 * SHA-256 of everything that the generator makes. A start compares it with what the database holds and leaves the
 * figures alone where they are the same. Kept by hand, so that a start need not make 16,000 figures to know it; a test
 * fails, and prints the new one, when the generator's figures have changed.
 */
export const FIGURES_FINGERPRINT = 'e43723256c3e7db500b1f673b32ecd1b74b44e96a7c4595731a57f74ea4612ef';

/** What `FIGURES_FINGERPRINT` has to be. */
export function fingerprintOfFigures(): string {
  const everything = [inventedReleases(), inventedEditions(), NEIGHBOUR_MODEL, inventedNeighbours()];
  return createHash('sha256').update(JSON.stringify(everything)).digest('hex');
}
