import type { Layout } from '../layout.ts';
import { CHILDREN_IN_NEED_LAYOUTS } from './children-in-need.ts';
import { LOOKED_AFTER_LAYOUTS } from './children-looked-after.ts';
import { OTHER_LAYOUTS } from './other-publishers.ts';
import { OUTCOMES_AND_WORKFORCE_LAYOUTS } from './outcomes-and-workforce.ts';

/** Every kind of published file that is known. */
export const LAYOUTS: readonly Layout[] = [
  ...CHILDREN_IN_NEED_LAYOUTS, ...LOOKED_AFTER_LAYOUTS, ...OUTCOMES_AND_WORKFORCE_LAYOUTS, ...OTHER_LAYOUTS,
];
