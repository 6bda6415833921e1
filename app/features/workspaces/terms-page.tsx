import { Form, Link } from '@remix-run/react';
import { counted, dateText, listText } from '../../../shared/format.ts';
import type { TermsPage as View, WorkspaceRules } from '../../../shared/workspace-pages.ts';
import { RULE_WORDS, WORKSPACE_WORDS } from '../../../shared/workspace-words.ts';
import { Button } from '../../ui/button.tsx';
import { Details } from '../../ui/details.tsx';
import { ErrorSummary } from '../../ui/error-summary.tsx';
import { InventedTag } from '../../ui/tag.tsx';
import { WhoSees } from '../../ui/who-sees.tsx';
import { WrittenTerms } from './written-terms.tsx';

interface TermsPageProps {
  readonly view: View;
  /** Local path to go on to. */
  readonly next: string;
  readonly errors: Readonly<Record<string, string>>;
}

/** What a workspace is and what one agrees to, before anything of it is read. Nothing on it was contributed. */
export function TermsPage({ view, next, errors }: TermsPageProps) {
  const { name, invented, purpose, terms, version, accepted, changed, ended } = view;
  return (
    <div className="form-page">
      {Object.keys(errors).length > 0 ? <ErrorSummary errors={errors} /> : null}
      <h1>{name} {invented ? <InventedTag /> : null}</h1>
      <p className="lead">{accepted ? 'What this workspace is, and the terms you accepted.' : changed ? 'The terms of this workspace have changed. Read them and accept them to read on.' : 'You are invited to this workspace. Read its terms and accept them to go in.'}</p>
      {purpose ? <p>{purpose}</p> : null}
      <RuleFacts rules={view} />
      <h2>Who can see what you add</h2>
      <p>{whoCanSee(view)}</p>
      <h2>Terms</h2>
      {terms === '' ? <p>This workspace has no terms of its own.</p> : <WrittenTerms terms={terms} />}
      {accepted ? <p><Link className="govuk-button" to={next}>{ended ? 'Read the workspace' : 'Go to the workspace'}</Link></p> : (
        <Form method="post" noValidate id="terms">
          <input type="hidden" name="version" value={version} />
          <input type="hidden" name="next" value={next} />
          <div className="button-row"><Button>I accept these terms</Button></div>
          <WhoSees>that you accepted, and when, is in the log that coordinators of this workspace and the leads and approvers of the organisation you are here for can read.</WhoSees>
        </Form>
      )}
      {accepted ? null : (
        <Details summary="I do not accept them">
          <p>Then you leave the workspace. Whoever invited you can invite you again.</p>
          <Form method="post">
            <input type="hidden" name="answer" value="leave" />
            <div className="button-row"><Button quiet>Leave this workspace</Button></div>
            <WhoSees>that you left is in the log that coordinators of this workspace and the leads and approvers of the organisation you are here for can read.</WhoSees>
          </Form>
        </Details>
      )}
    </div>
  );
}

function whoCanSee({ kind, organisations, memberCount, guests }: View): string {
  const from = organisations.length === 0 ? '' : ` They are here for ${listText(organisations)}${guests ? '; some came by a guest code' : ''}.`;
  const members = memberCount === 1 ? 'You are the only member so far.' : `${counted(memberCount, 'member')}, you among them.${from}`;
  return `${members.charAt(0).toUpperCase()}${members.slice(1)} It is open to: ${lowered(WORKSPACE_WORDS[kind].whoSees)}`;
}

const lowered = (sentence: string) => sentence.charAt(0).toLowerCase() + sentence.slice(1);

/** What holds in a workspace, at a glance: kind, owner, how people are shown, agreement, end. */
export function RuleFacts({ rules: { kind, owner, contributionRule, agreement, reviewOn, endsOn, ended } }: { readonly rules: WorkspaceRules }) {
  return (
    <dl className="facts">
      <div><dt>Kind</dt><dd>{WORKSPACE_WORDS[kind].name}{owner ? `, owned by ${owner}` : ''}</dd></div>
      <div><dt>How you are shown beside what you write</dt><dd>{RULE_WORDS[contributionRule].means}</dd></div>
      <div><dt>Agreement</dt><dd>{agreement || 'None named'}{reviewOn ? `. To be reviewed on ${dateText(reviewOn)}` : ''}</dd></div>
      <div><dt>End</dt><dd>{ended ? `Ended${endsOn ? ` on ${dateText(endsOn)}` : ''}: it can only be read` : endsOn ? `${dateText(endsOn)}; after that it can only be read` : 'No end set'}</dd></div>
    </dl>
  );
}
