import { Link } from '@remix-run/react';
import { COOKIES, IN_THE_BROWSER, type KeptInBrowser } from './cookies.ts';
import type { KeptFor } from './retention.ts';
import { OperatorContact, runBy, type Operator } from './operator.tsx';

interface PrivacyPageProps {
  readonly operator: Operator;
  readonly retention: readonly KeptFor[];
}

/** What is held about the people who use this, why, how long, who sees it, and what they can ask for. */
export function PrivacyPage({ operator, retention }: PrivacyPageProps) {
  return (
    <article className="reading">
      <h1>Privacy</h1>
      <p className="reading__lead">Learning Loop holds published figures, what professionals say about them, and as little as it can about those professionals. It holds nothing about children, their families or carers, and must not.</p>
      <p className="concern"><b>This is not the place to report a concern about a child.</b> In an emergency call 999. To report a concern, contact the children’s services of the local authority where the child lives.</p>

      <h2 id="who">Who answers for it</h2>
      <p>
        {runBy(operator)} For what is said in a workspace, the organisation that owns the workspace decides what it is for and who
        takes part; the two settle between them who is controller and who is processor, and each workspace names the agreement it stands on. Questions about privacy go
        to <OperatorContact operator={operator} />. Your own organisation’s data protection officer can be asked as well.
      </p>

      <h2 id="what">What is held about you</h2>
      <p>If you only read the public pages: nothing. The program keeps no record of visits. Your network address is used, in memory and for minutes, to keep one visitor from slowing the others.</p>
      <p>If you have an account or came as a guest:</p>
      <ul>
        <li><b>who you are:</b> your name, work email address, job role if you gave one, and the organisations you act for. Guests: the name and organisation they typed;</li>
        <li><b>how you sign in:</b> a fingerprint of your password, never the password; what your second factor needs, sealed; which other service you sign in with, if you chose one;</li>
        <li><b>where you are signed in:</b> for each login its beginning, its end and the kind of browser, so that you can see and end it;</li>
        <li><b>when you were last in a workspace:</b> so that its first page can say what is new to you. It is shown to nobody;</li>
        <li><b>what you write:</b> notes, discussions, replies, evidence and actions, with the organisation you were acting for at the time, for whom you wrote, whether it may be quoted and whether you may be asked about it; what it said before you changed it; who is mentioned in it;</li>
        <li><b>what you follow and have read:</b> which discussions you follow and how far you have read them, and what you were told of. It is shown to nobody;</li>
        <li><b>a log of what was done:</b> signing in, invitations, changes of rights, exports. It says who did what when, and holds nothing of what was written.</li>
      </ul>
      <p>No information about health, ethnicity, religion, sexuality or other special categories is asked for in any form or profile. What contributors with lived experience choose to say about themselves, they say with their consent and may take back.</p>

      <h2 id="why">Why, and on what basis</h2>
      <p>
        It is used to let people from several organisations work together on published figures, to show who said what to those who may see it, and to keep the service safe.
        For public bodies the likely lawful basis is a task in the public interest, “public task” (UK GDPR Article 6(1)(e)); for contributors with lived experience, consent.
        The operating body’s data protection officer confirms the basis and completes a data protection impact assessment before the first use with real people.
      </p>

      <h2 id="how-long">How long it is kept</h2>
      <table className="plain-table">
        <thead><tr><th scope="col">What</th><th scope="col">Kept</th></tr></thead>
        <tbody>{retention.map(({ what, kept }) => <tr key={what}><th scope="row">{what}</th><td data-label="Kept">{kept}</td></tr>)}</tbody>
      </table>
      <p>Administrators set these times; the owner of a workspace may ask for less. Where the law asks for a hold, they set them longer until it ends.</p>

      <h2 id="who-sees">Who sees what</h2>
      <ul>
        <li>What you write is seen by those you choose: you alone, those who act for your organisation, the workspace, the region’s workspaces too, or everybody. It is public only once your organisation and a moderator have agreed, and 15 minutes after you wrote it at the earliest.</li>
        <li>What is said in a workspace is otherwise seen by its members and by nobody else: not by the public, not by the Department for Education or a region unless they are members, and not by the administrators of this service.</li>
        <li>Under every form stands who will see what you send. <Link to="/who-may-do-what">Who may do what</Link> prints the whole table of rights.</li>
        <li>The approvers and leads of your organisation see that you have an account for it, when you signed in, where you take part and when your rights changed. Where a workspace’s rule shows your organisation they also see that something was added and where; never what you write.</li>
        <li>If something has gone seriously wrong, two administrators together can open one workspace to one of them for one hour. The workspace’s coordinators and its owner’s approvers are told at once.</li>
        <li>Nobody outside is given anything: no advertising, no trackers, no statistics service, no outside checking of texts. Pages load nothing from other sites.</li>
      </ul>

      <h2 id="attribution">Being named, and not being named</h2>
      <p>
        Each workspace has a rule: contributions stand with name and organisation, with role only, with organisation only, or with nothing. The rule can become stricter, also for
        what was said before; it can never be loosened. When you leave, your name gives way to “former member”. Where a rule takes names away, members cannot see who wrote
        something; the database still knows it, so that you can be given, corrected or rid of what is yours. Public bodies may have to disclose texts under the Freedom of Information Act.
        So write nothing that you would not stand by if it were read elsewhere.
      </p>
      <p>
        Where a workspace allows it, a note, a question or a reply can be sent <b>without a name</b>. Then who wrote it is stored nowhere, not in a log either, and nobody can find it out from what is kept, we included: it cannot be given to
        you, corrected or erased as yours. It appears together with others, a little later, with the kind of your organisation only where three or more of that kind take part. A code that is shown once withdraws it.
      </p>

      <h2 id="checks">What is checked before it is kept</h2>
      <p>
        Before something you write is sent, your browser looks for what could make a child known (a name beside a child, a date of birth, an address, a number, a very small count) and for figures that their publisher withholds; the service looks
        again. Both do so by rules of their own, without any outside service. What is stopped is stored nowhere. Where you send it with a reason, a moderator reads the reason.
      </p>
      <p>
        Every text can be reported to the workspace’s moderators, its coordinators. A reported disclosure is hidden at once. Whoever reported it is shown to nobody; what was decided, when and why is kept with the workspace. A moderator can delete a text for
        good, and then it goes from its history, searches and notifications as well.
      </p>

      <h2 id="mails">Mails</h2>
      <p>A mail says that there is something for you. It holds nothing of what was written, and no workspace’s name, unless that workspace’s coordinators allow it. How, when and whether mails come you choose in your account.</p>

      <h2 id="rights">Your rights</h2>
      <p>You may ask for a copy of what is held about you, have it corrected, object to its use, have it restricted, and in many cases have it erased. You can see your logins and your own log yourself, under <Link to="/account">Account</Link>, and close the account there. For the rest, write to <OperatorContact operator={operator} />. If you are not content with the answer, you may complain to the <a href="https://ico.org.uk/make-a-complaint/">Information Commissioner’s Office</a>.</p>

      <h2 id="cookies">Cookies</h2>
      <p>Only cookies without which something you asked for would not work. None says who you are to anybody else, none is for statistics, and none comes from another site, so no consent is asked for. No script of a page can read them.</p>
      <KeptTable caption="Cookies" kept={COOKIES} />
      <KeptTable caption="Kept in your browser and sent to nobody" kept={IN_THE_BROWSER} />

      <h2 id="child">Information about a child that should not be here</h2>
      <p>
        If you see anything from which a child, a family or a carer could be known, tell the workspace’s coordinator and <OperatorContact operator={operator} /> at once, and do not copy it. The operating body takes it away, and the
        coordinator tells the organisation whose people wrote it; that organisation decides what else has to be done. Published figures never contain such information: where a number is small its publisher withholds it,
        and this service shows and computes nothing from which it could be worked out.
      </p>
      <p className="small">Last changed on 22 November 2026.</p>
    </article>
  );
}

function KeptTable({ caption, kept }: { readonly caption: string; readonly kept: readonly KeptInBrowser[] }) {
  return (
    <table className="plain-table">
      <caption>{caption}</caption>
      <thead><tr><th scope="col">Name</th><th scope="col">What it is for</th><th scope="col">How long</th></tr></thead>
      <tbody>
        {kept.map(({ name, purpose, life }) => <tr key={name}><th scope="row">{name}</th><td data-label="What it is for">{purpose}</td><td data-label="How long">{life}</td></tr>)}
      </tbody>
    </table>
  );
}
