/** What the guard looks for. */
export const GUARD_RULES = [
  'nhs-number', 'upn', 'other-number', 'postcode', 'address', 'birth-date', 'phone', 'email', 'work-email', 'service-phone',
  'name', 'initials', 'small-count', 'few-people', 'setting', 'one-child', 'suppressed',
] as const;
export type GuardRule = (typeof GUARD_RULES)[number];

/** `nudge` only says so; `confirm` asks for a reason, which a moderator reads; `block` is neither sent nor kept. */
export type GuardLevel = 'nudge' | 'confirm' | 'block';

export interface Finding {
  readonly rule: GuardRule;
  readonly level: GuardLevel;
  /** Where it stands in the text that was checked. */
  readonly start: number;
  readonly end: number;
  /** Why, and what to write instead. Never repeats what was written. */
  readonly words: string;
}

/** What is known of the figure a text is about. */
export interface GuardContext {
  /** `here`: the very figure is suppressed; `among`: others of its area, measure and period, or of its series, are. */
  readonly suppressed?: 'here' | 'among' | null;
  /** Periods of which a figure is suppressed: a number in a sentence that names one may be its. */
  readonly hiddenPeriods?: readonly string[];
  /** Numbers that were published once where a figure is suppressed by now; known on the server only. */
  readonly withheld?: readonly number[];
}

/** The strictest level among findings; `null` where there are none. */
export function strictest(findings: readonly Finding[]): GuardLevel | null {
  const has = (level: GuardLevel) => findings.some((finding) => finding.level === level);
  return has('block') ? 'block' : has('confirm') ? 'confirm' : has('nudge') ? 'nudge' : null;
}
