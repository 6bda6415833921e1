/**
 * Official context that travels with several indicators, in our own words. Source: notes that the publishers print
 * with their figures, gathered in the README of the published data.
 */
export const MISSING_IN_NEED_RETURNS =
  'Hackney sent no return for 2021 and 2022 after a cyber-attack; its 2020 figures stand in for it in totals. Hampshire and Herefordshire are missing in 2024, Lancashire and Cornwall in 2014, County Durham, Oldham and Norfolk in 2013.';

export const RATES_RESTATED =
  'Rates divide by the population of the middle of the year before. Estimates for mid-2022 and mid-2023 were revised, so the rates for 2023 and 2024 differ from those first published.';

export const FACTORS_ARE_RECORDING =
  'One assessment can have several factors, and authorities record them differently. The figures are not how common a harm is among children.';

export const SHORT_BREAKS_LEFT_OUT = 'Children who only have a planned series of short breaks are left out.';

export const FIRST_START_COUNTS =
  'A child who comes into care more than once in a year is counted at the first start only.';

export const LAST_END_COUNTS =
  'A child who leaves care more than once in a year is counted at the last time only.';

export const COUNTED_TWICE =
  'Unaccompanied children who move to another authority under the transfer scheme are counted by both, so national starts count some of them twice: about 9% of them in 2019 and 15% in 2023.';

export const GROUPS_DO_NOT_OVERLAP =
  'Each child is in one group, as things stood on 31 March: children in need leaves out those on a protection plan or in care; children on a plan leaves out those in care.';

export const NO_ABSENCE_IN_2019_20 = 'There are no figures for 2019/20, when schools closed during the pandemic.';

export const WORKFORCE_DAY =
  'Figures are as at 30 September, in full-time equivalents. Some authorities return together and have no figure of their own.';

export const MISSING_WORKFORCE_RETURNS =
  'Kensington and Chelsea and Westminster sent no return in 2025 after a cyber-attack; the figures of the year before stand in for them in totals.';

export const MISSING_SPENDING_RETURNS =
  'Birmingham, Cumberland and Slough sent no return in time for 2024/25. They are left out of their regions, not counted as zero.';
