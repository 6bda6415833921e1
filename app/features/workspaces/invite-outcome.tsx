import { dateText } from '../../../shared/format.ts';
import { LINE_OUTCOME_WORDS, type ListOutcome } from '../../../shared/invitations.ts';
import { Notice } from '../../ui/notice.tsx';

interface InviteOutcomeProps {
  readonly outcome: ListOutcome;
  /** ISO day on which links end. */
  readonly until: string;
}

/** What became of each entry of a list; links that no mail carried are shown this once. */
export function InviteOutcome({ outcome: { lines }, until }: InviteOutcomeProps) {
  const links = lines.filter(({ link }) => link !== null);
  return (
    <Notice>
      <p>{links.length === 0 ? 'What became of your list:' : `Not every mail could be sent from here. Hand these links over yourself: each is for one person only, works once, and until ${dateText(until)}. They are shown this once.`}</p>
      <ul className="outcomes">
        {lines.map(({ written, email, outcome, link }, index) => (
          <li key={index}>
            <strong>{email ?? written}</strong>: {LINE_OUTCOME_WORDS[outcome]}
            {link ? <span className="to-copy">{link}</span> : null}
          </li>
        ))}
      </ul>
    </Notice>
  );
}
