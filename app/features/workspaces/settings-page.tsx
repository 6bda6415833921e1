import { Link } from '@remix-run/react';
import { dateText, listText } from '../../../shared/format.ts';
import type { SettingsPage as View } from '../../../shared/workspace-pages.ts';
import { RULE_WORDS, stricterRules, WORKSPACE_WORDS } from '../../../shared/workspace-words.ts';
import { Details } from '../../ui/details.tsx';
import { ErrorSummary } from '../../ui/error-summary.tsx';
import { tickedOf, type Refused } from './refused.ts';
import { ChangeAgreement, ChangeEnd, ChangeFocus, ChangePurpose, ChangeRule, ChangeTerms } from './settings-forms.tsx';
import { ChangeMails, ChangeNonAttributed } from './settings-answers.tsx';
import { AddAreas, Archive, RemoveArea } from './settings-areas.tsx';
import { Section } from './settings-section.tsx';
import { WrittenTerms } from './written-terms.tsx';

interface SettingsPageProps {
  readonly view: View;
  readonly refused: Refused;
  /** Asked for the page to be sure on, before archiving. */
  readonly archiving: boolean;
}

/** What a workspace is, part by part, and how each part is changed. */
export function SettingsPage({ view, refused, archiving }: SettingsPageProps) {
  const { workspace, owner, purpose, focus, terms, agreement, reviewOn, endsOn, areas, archivedOn, indicatorGroups } = view;
  const mayChange = workspace.abilities['workspace.change'];
  const titles = new Map(indicatorGroups.flatMap(({ indicators }) => indicators.map(({ metric, title }) => [metric, title] as const)));
  const stricter = stricterRules(workspace.contributionRule);
  if (archiving && archivedOn === null) return <Archive view={view} refused={refused} />;
  return (
    <div className="settings">
      {Object.keys(refused.errors).length > 0 ? <ErrorSummary errors={refused.errors} /> : null}
      <h1>Settings</h1>
      <p>{WORKSPACE_WORDS[workspace.kind].name}{owner ? `, owned by ${owner}` : ''}. Every change stands in the log of this workspace.</p>

      <Section id="purpose-section" title="Purpose" form={mayChange ? <ChangePurpose purpose={purpose} refused={refused} /> : null} change="purpose" refused={refused}>
        <p>{purpose || 'Not said yet.'}</p>
      </Section>

      <Section id="focus-section" title="Focus set" form={mayChange ? <ChangeFocus groups={indicatorGroups} ticked={tickedOf(refused, 'focus', focus)} refused={refused} /> : null} change="focus" refused={refused}>
        {focus.length === 0 ? <p>None chosen yet.</p> : <ol>{focus.map((metric) => <li key={metric}>{titles.get(metric) ?? metric}</li>)}</ol>}
      </Section>

      <Section id="areas-section" title="Areas" form={mayChange ? <AddAreas view={view} refused={refused} /> : null} summary="Add areas" change="areas-added" refused={refused}>
        <p>{listText(areas.map(({ name }) => name))}.</p>
      </Section>
      {mayChange ? <RemoveArea areas={areas} refused={refused} /> : null}

      <Section
        id="rule-section" title="How those who write are shown" summary="Make the rule stricter" change="contribution-rule" refused={refused}
        form={mayChange && stricter.length > 0 ? <ChangeRule rules={stricter} refused={refused} /> : null}
      >
        <p><strong>{RULE_WORDS[workspace.contributionRule].name}.</strong> {RULE_WORDS[workspace.contributionRule].means}{stricter.length === 0 ? ' No rule is stricter.' : ''}</p>
      </Section>

      <Section id="non-attributed-section" title="Writing without a name" form={mayChange ? <ChangeNonAttributed allowed={workspace.nonAttributed} refused={refused} /> : null} change="non-attributed" refused={refused}>
        <p>{workspace.nonAttributed ? 'Members may write notes, questions and answers without anybody ever knowing who it was.' : 'Everything that is written here has an author.'}</p>
      </Section>

      <Section id="mails-section" title="Mails" form={mayChange ? <ChangeMails allowed={view.mailsCarryContent} refused={refused} /> : null} change="mails" refused={refused}>
        <p>{view.mailsCarryContent ? 'Mails about this workspace name it and carry what was written.' : 'Mails about this workspace say that there is news, and nothing of what was written.'}</p>
      </Section>

      <Section id="terms-section" title="Terms" form={mayChange ? <ChangeTerms terms={terms} version={view.termsVersion} refused={refused} /> : null} change="terms" refused={refused}>
        {terms === '' ? <p>This workspace has no terms. With terms, everyone accepts them before reading on.</p> : <Details summary="Read the terms"><WrittenTerms terms={terms} /></Details>}
      </Section>

      <Section id="agreement-section" title="Agreement" form={mayChange ? <ChangeAgreement agreement={agreement} reviewOn={reviewOn} refused={refused} /> : null} change="agreement" refused={refused}>
        <p>{agreement || 'None named.'}{reviewOn ? ` To be reviewed on ${dateText(reviewOn)}.` : ''}</p>
      </Section>

      <Section id="end-section" title="End" form={archivedOn === null ? <ChangeEnd view={view} refused={refused} /> : null} summary={endsOn === null ? 'Set an end' : workspace.ended ? 'Extend it' : 'Change or extend the end'} change="end" refused={refused}>
        <p>{archivedOn ? `Archived on ${dateText(archivedOn)}: it can only be read.` : endsOn === null ? 'No end is set.' : `${workspace.ended ? 'It ended' : 'It ends'} on ${dateText(endsOn)}. After that day it can only be read.`}</p>
        {archivedOn ? null : <p><Link to={`/workspaces/${workspace.slug}/settings?archive=ask`}>Archive this workspace</Link></p>}
      </Section>
    </div>
  );
}
