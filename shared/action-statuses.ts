/** How far a commitment is, in words; never a colour. Apart from the form's schema, which a browser does not need. */
export const ACTION_STATUSES = {
  agreed: 'Agreed',
  'on-the-way': 'On the way',
  stuck: 'Stuck',
  changed: 'Changed',
  done: 'Done',
} as const;
export type ActionStatus = keyof typeof ACTION_STATUSES;
