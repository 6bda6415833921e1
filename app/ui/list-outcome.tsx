import { LINE_OUTCOME_WORDS, type ListOutcome } from '../../shared/invitations.ts';

/** What became of each entry of a list of addresses; links to hand over where no mail went out. */
export function ListOutcomeTable({ outcome: { lines, left } }: { readonly outcome: ListOutcome }) {
  const links = lines.filter(({ link }) => link !== null).length;
  const sent = lines.filter(({ outcome, link }) => link === null && (outcome === 'invited' || outcome === 'sent-again')).length;
  return (
    <section className="outcome" aria-labelledby="outcome">
      <h2 id="outcome">What became of the list</h2>
      <div className="notice" role="status">
        <p>{summary({ sent, links, wrong: lines.filter(({ outcome }) => outcome === 'no-address').length })}</p>
        {links > 0 ? <p>No mail went out for {links === 1 ? 'one invitation' : `${links} invitations`}. Hand {links === 1 ? 'the link' : 'each link'} over yourself, only to the person it is for: it works once, and is shown only now.</p> : null}
        {left === '' ? null : <p>The entries that are not email addresses are still in the box below.</p>}
      </div>
      <table className="plain-table">
        <thead><tr><th scope="col">Entry</th><th scope="col">What became of it</th></tr></thead>
        <tbody>
          {lines.map(({ written, email, outcome, link }, index) => (
            <tr key={index}>
              <th scope="row">{email ?? written}</th>
              <td>
                {LINE_OUTCOME_WORDS[outcome]}
                {link === null ? null : <span className="to-copy">{link}</span>}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

function summary({ sent, links, wrong }: { sent: number; links: number; wrong: number }): string {
  const made = sent + links;
  const invited = made === 0 ? 'No invitation was made.' : made === 1 ? 'One invitation was made.' : `${made} invitations were made.`;
  const mailed = sent === 0 ? '' : sent === 1 ? ' One mail went out.' : ` ${sent} mails went out.`;
  const refused = wrong === 0 ? '' : wrong === 1 ? ' One entry could not be read as an email address.' : ` ${wrong} entries could not be read as email addresses.`;
  return invited + mailed + refused;
}
