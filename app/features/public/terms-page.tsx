import { Link } from '@remix-run/react';
import { OperatorContact, runBy, type Operator } from './operator.tsx';

/** Day of this wording: who makes an account accepts the terms of that day. */
export const SERVICE_TERMS_OF = '22 November 2026';

/** What everybody agrees to who has an account or comes as a guest. */
export function TermsPage({ operator }: { readonly operator: Operator }) {
  return (
    <article className="reading">
      <h1>Terms of this service</h1>
      <p className="reading__lead">These terms are for everybody who uses this installation of Learning Loop. {runBy(operator)} They were worded on {SERVICE_TERMS_OF}. A workspace may have terms of its own besides; you read and accept those before you first read it, and again when they change.</p>
      <p className="concern"><b>This is not the place to report a concern about a child.</b> In an emergency call 999. To report a concern, contact the children’s services of the local authority where the child lives.</p>

      <h2 id="children">No information about a child, a family or a carer</h2>
      <p>
        Write about figures, services and what was learned; never about a person from whose words or circumstances they could be known, not by a name, a date, a place or a rare combination of
        facts. A figure says nothing about what is right for one child. This holds in workspaces of your own organisation too. Where such a thing was written, the operating body takes it away and your organisation is told.
      </p>

      <h2 id="use">How to use it</h2>
      <ul>
        <li>Use it for your work on children’s social care. Use your own account and keep its password to yourself.</li>
        <li>Behind every figure are children, and each record is part of somebody’s own story. Write so that they and their families could read it.</li>
        <li>Think of poverty, of discrimination, and of who is counted differently from whom, before you explain a difference. Respect culture, language and religion.</li>
        <li>Figures here start conversations. Do not make orders of areas out of them, nor of the people who write here.</li>
        <li>Before you share something more widely, ask whether that is fair to those it is about, and whether it weighs on one group more than on others.</li>
        <li>Do not try to get at what you may not see, to work out a withheld figure, to overload the service, or to get around its safeguards. If you find a gap, tell <OperatorContact operator={operator} />.</li>
      </ul>

      <h2 id="contributions">What you write</h2>
      <p>
        It stays yours or your organisation’s. You let the members of the workspace read and use it for the workspace’s purpose, and let this service store, show and export it for them. Nothing leaves a workspace by itself.
        Where your organisation approves that something is published more widely, it is published under the{' '}
        <a href="https://www.nationalarchives.gov.uk/doc/open-government-licence/version/3/">Open Government Licence v3.0</a>, as the published figures are. Only write and link to what you have the right to use. You can take back what you wrote, and choose again who may see it.
      </p>
      <p>What others write in a workspace is said in confidence to its members. Take out no more than your work needs, and keep to the rule of that workspace on naming people.</p>

      <h2 id="organisations">What your organisation answers for</h2>
      <p>Each organisation’s approvers decide who acts for it, keep that up to date, and end it when somebody leaves. An organisation answers for what its people write when they act for it. The organisation that owns a workspace decides on its purpose, its members and its end, and names the agreement it stands on. <Link to="/who-may-do-what">Who may do what</Link> says all of it.</p>

      <h2 id="moderation">When something should not be here</h2>
      <p>Report it: beside every note, discussion, reply and item of evidence there is a form. A disclosure is hidden at once, and the workspace’s coordinators decide what becomes of it and say why. You can tell them or us by mail as well. Coordinators may end a membership, and an organisation’s approvers everything somebody does for it, where these terms are broken; they say why. If you think that was wrong, write to <OperatorContact operator={operator} />; somebody who did not take part in it looks at it again.</p>

      <h2 id="leaving">Leaving</h2>
      <p>You may leave a workspace, or close your account, at any time. Your right to read ends at once. Open actions go to a named colleague. What you contributed stays, with “former member” in place of your name, unless you have a right to have it erased. Workspaces end on their day, and are read-only from then on.</p>

      <h2 id="figures">The figures</h2>
      <p>Figures are shown as their publishers published them, with their symbols and dates, and can be wrong where the publication was. They are no advice. Check the source, which each page names, before you rely on one. The service may be away at times; nothing you have sent is lost by that.</p>

      <h2 id="open">Openness</h2>
      <p>The program is open source (MIT licence). Every public figure is also in an open <a href="/api/v1/openapi.json">API</a>, and <Link to="/releases">Releases</Link> says what each publication changed. When these terms change, the day above changes.</p>
      <p>These terms are governed by the law of England and Wales.</p>
    </article>
  );
}
