import { RULE_WORDS } from '../../../shared/workspace-words.ts';
import type { ContributionRule } from '../../../shared/workspaces.ts';
import { Button } from '../../ui/button.tsx';
import { WhoSees } from '../../ui/who-sees.tsx';

interface ExportPageProps {
  readonly slug: string;
  readonly name: string;
  readonly contributionRule: ContributionRule;
}

/** Before a file with everything is made: what is in it, and what holds for it. Plain forms: a browser saves the answer. */
export function ExportPage({ slug, name, contributionRule }: ExportPageProps) {
  const file = `/workspaces/${slug}/export/file`;
  return (
    <div className="form-page">
      <h1>Export everything the workspace says</h1>
      <p>One file with everything that {name} says now: its rules and terms, context notes, discussions, evidence, actions, members by organisation, and its log.</p>
      <ul>
        <li>{RULE_WORDS[contributionRule].means} The same holds in the file.</li>
        <li>A figure that its publisher suppresses by now is withheld in it.</li>
        <li>The terms of the workspace hold for the file too. Before you pass it on, ask whom it could harm or leave out, and whether some groups of children or families appear in it more than others for reasons the figures do not show.</li>
      </ul>
      <form method="post" action={file}>
        <div className="button-row">
          <Button name="format" value="xlsx">Save as a workbook (XLSX)</Button>
          <Button quiet name="format" value="json">Save for programs (JSON)</Button>
        </div>
        <WhoSees>that you took out the file is in the log, which coordinators of this workspace and leads and approvers of your organisation can read.</WhoSees>
      </form>
    </div>
  );
}
