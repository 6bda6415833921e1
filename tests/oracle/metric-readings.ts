import type { MetricReading } from './expected-figures.ts';
import { CHILDREN_IN_NEED, CHILDREN_IN_NEED_2024 } from './readings/children-in-need.ts';
import { LOOKED_AFTER } from './readings/looked-after.ts';
import { OTHER_PUBLISHERS } from './readings/other-publishers.ts';
import { OUTCOMES_AND_WORKFORCE } from './readings/outcomes-and-workforce.ts';
import { SPENDING } from './readings/spending.ts';

/** All 37 metrics, as the table of metrics defines them for the newest release. */
export const METRIC_READINGS: readonly MetricReading[] = [
  ...CHILDREN_IN_NEED, ...LOOKED_AFTER, ...OUTCOMES_AND_WORKFORCE, ...OTHER_PUBLISHERS, ...SPENDING,
];

/** The four of the release before, of 31 October 2024. */
export const EARLIER_READINGS: readonly MetricReading[] = CHILDREN_IN_NEED_2024;
