import type { PermissionPage as Page, PermissionRow, PermissionScope, RoleGroup } from '../../../shared/permission-page.ts';

/** Who may do what, for everybody to read: the same table that the program asks. */
export function PermissionPage({ scopes, roles }: Page) {
  return (
    <article className="permissions">
      <h1>Who may do what</h1>
      <div className="reading">
        <p className="reading__lead">Every right there is stands on this page. It is printed from the table that the program itself asks before it shows or changes anything; what nobody is named for, nobody may do.</p>
        <h2 id="principles">What holds everywhere</h2>
        <ul>
          <li><b>Being invited gives the right to read, and nothing else does.</b> Working for a local authority opens no workspace about that authority. The Department for Education and the regions see no workspace they are not members of.</li>
          <li><b>Not visible is the same as not there.</b> Whoever may not see a workspace, an organisation or a page of the administrators gets the answer of an address that does not exist.</li>
          <li><b>Each organisation sees to its own people</b>, in every workspace they take part in.</li>
          <li><b>Administrators read no content.</b> Where something went wrong, two of them together can open one workspace to one of them for an hour; its owner is told at once.</li>
          <li><b>How authors are shown can become stricter, never looser.</b> What was said under a rule is never shown by a wider one.</li>
          <li><b>The sandbox stays in the sandbox.</b> Invented people reach no workspace of real organisations.</li>
        </ul>
      </div>
      <nav aria-label="On this page" className="permissions__places">
        <ul>
          {scopes.map(({ id, title }) => <li key={id}><a href={`#${id}`}>{title}</a></li>)}
          <li><a href="#roles">What each role is</a></li>
        </ul>
      </nav>
      {scopes.map((scope) => <ScopeTable key={scope.id} scope={scope} />)}
      <section aria-labelledby="roles">
        <h2 id="roles">What each role is, and how it is gained</h2>
        {roles.map((group) => <RoleTable key={group.title} group={group} />)}
      </section>
    </article>
  );
}

function ScopeTable({ scope: { id, title, about, rows } }: { scope: PermissionScope }) {
  const inWorkspace = rows.some(({ whenEnded }) => whenEnded !== null);
  return (
    <section aria-labelledby={id}>
      <h2 id={id}>{title}</h2>
      <p>{about}</p>
      <table className="plain-table permissions__table permissions__rights">
        <thead>
          <tr>
            <th scope="col">What may be done</th>
            <th scope="col">Who may</th>
            <th scope="col">Second factor</th>
            {inWorkspace ? <th scope="col">When the workspace has ended</th> : null}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.verb}>
              <th scope="row">{sentenceOf(row)}</th>
              <td data-label="Who may">{row.who}</td>
              <td data-label="Second factor">{row.secondFactor ? 'needed' : 'not needed'}</td>
              {inWorkspace ? <td data-label="When the workspace has ended">{row.whenEnded ? 'still possible' : 'no longer possible'}</td> : null}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

function sentenceOf({ sentence, beforeTerms }: PermissionRow): string {
  const upper = sentence.charAt(0).toUpperCase() + sentence.slice(1);
  return beforeTerms ? `${upper} (before the terms are accepted, too)` : upper;
}

function RoleTable({ group: { title, roles } }: { group: RoleGroup }) {
  return (
    <table className="plain-table permissions__table">
      <caption>{title}</caption>
      <thead><tr><th scope="col">Role</th><th scope="col">What it is</th><th scope="col">How it is gained</th></tr></thead>
      <tbody>
        {roles.map(({ name, what, gained }) => (
          <tr key={name}>
            <th scope="row">{name.charAt(0).toUpperCase() + name.slice(1)}</th>
            <td data-label="What it is">{what}</td>
            <td data-label="How it is gained">{gained}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
