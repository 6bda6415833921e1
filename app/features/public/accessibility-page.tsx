import { dateText } from '../../../shared/format.ts';
import type { AccessibilityStatement } from './accessibility-statement.ts';
import { OperatorContact, runBy, type Operator } from './operator.tsx';

/** The statement in the form that the Public Sector Bodies Accessibility Regulations 2018 ask for. */
export function AccessibilityPage({ operator, statement: { prepared, reviewed, problems, tested } }: { readonly operator: Operator; readonly statement: AccessibilityStatement }) {
  const failing = problems.filter(({ criteria }) => criteria.length > 0);
  const unknown = problems.filter(({ criteria }) => criteria.length === 0);
  return (
    <article className="reading">
      <h1>Accessibility statement for Learning Loop</h1>
      <p className="reading__lead">This statement is about every page of this installation. {runBy(operator)} As many people as possible should be able to use it: by keyboard, by voice, with a screen reader, enlarged, printed, and without JavaScript.</p>
      <p>You should be able to</p>
      <ul>
        <li>zoom in up to 400% without the text running off the screen;</li>
        <li>do everything with a keyboard, and see where you are;</li>
        <li>read every figure as a sentence and in a table, not only in a chart;</li>
        <li>change colours, contrast and fonts with your browser or device; no meaning is carried by colour alone;</li>
        <li>read plain English, with every technical word explained in the glossary.</li>
      </ul>
      <p><a href="https://mcmw.abilitynet.org.uk/">AbilityNet</a> has advice on making your device easier to use if you have a disability.</p>

      <h2 id="problems">How accessible it is</h2>
      <p>We know of {failing.length} ways in which pages fall short, and {unknown.length} parts that we have not tried enough. They are listed below.</p>

      <h2 id="contact">Feedback and contact</h2>
      <p>If you find something that does not work for you, or need something from here in another form (large print, an easy read, a spreadsheet, read out to you), write to <OperatorContact operator={operator} />. Say which page it is about. You will have an answer within ten working days.</p>

      <h2 id="enforcement">Enforcement</h2>
      <p>
        The Equality and Human Rights Commission (EHRC) enforces the Public Sector Bodies (Websites and Mobile Applications) (No. 2) Accessibility Regulations 2018. If you are not
        content with the answer you get, <a href="https://www.equalityadvisoryservice.com/">contact the Equality Advisory and Support Service (EASS)</a>.
      </p>

      <h2 id="status">Technical information: compliance</h2>
      <p>
        The operating body is committed to making its website accessible, as the Regulations ask. This website is partially compliant with the{' '}
        <a href="https://www.w3.org/TR/WCAG22/">Web Content Accessibility Guidelines version 2.2</a> AA standard, because of what is listed here. It is built with the GOV.UK Design System.
      </p>
      <h3>Not accessible: against the Regulations</h3>
      <ul>{failing.map(({ what, criteria, instead, plan }) => <li key={what}>{what} This falls short of {criteria.join(' and ')}. {instead} Planned: {lowered(plan)}</li>)}</ul>
      <h3>Not tried enough to say</h3>
      <ul>{unknown.map(({ what, instead, plan }) => <li key={what}>{what} {instead} Planned: {lowered(plan)}</li>)}</ul>
      <h3>Disproportionate burden</h3>
      <p>We claim none.</p>
      <h3>Not within the scope of the Regulations</h3>
      <p>Pages of publishers that we link to are theirs. What members write and link to in a workspace is seen by its members only; its accessibility is in their hands.</p>

      <h2 id="tested">How it was tested</h2>
      <p>The tests were made by those who build the program, by the following means.</p>
      <ul>{tested.map((one) => <li key={one}>{one}</li>)}</ul>

      <h2 id="prepared">Preparation of this statement</h2>
      <p>It was prepared on {dateText(prepared)} and last reviewed on {dateText(reviewed)}. The website was last tested on {dateText(reviewed)} and is tested anew with every change of the program.</p>
    </article>
  );
}

const lowered = (text: string) => text.charAt(0).toLowerCase() + text.slice(1);
