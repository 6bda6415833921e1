import { RULE_WORDS } from '../../../shared/workspace-words.ts';
import type { ContributionRule } from '../../../shared/workspaces.ts';
import { RadioList } from '../../ui/radio-list.tsx';

interface RuleChoiceProps {
  readonly legend: string;
  readonly hint: string;
  readonly rules: readonly ContributionRule[];
  readonly chosen?: string;
  readonly error?: string;
}

/** How those who write are shown, each rule with what it means and an example. */
export function RuleChoice({ legend, hint, rules, chosen, error }: RuleChoiceProps) {
  return (
    <RadioList
      id="contributionRule" legend={legend} hint={hint} chosen={chosen} error={error}
      options={rules.map((rule) => ({ value: rule, label: RULE_WORDS[rule].name, hint: `${RULE_WORDS[rule].means} For example: “${RULE_WORDS[rule].example}”.` }))}
    />
  );
}
