import { periodText, RETENTION, RETENTION_NAMES, type Retention } from '../../../shared/retention.ts';

/** One kind of information and how long it is kept, in words. */
export interface KeptFor {
  readonly what: string;
  readonly kept: string;
}

/** What holds in every installation, then what its administrators have set. */
export function keptFor(set: Retention): readonly KeptFor[] {
  return [
    { what: 'Logins', kept: '12 hours without use, at most 7 days; a guest’s until the end of their stay' },
    { what: 'Links in mails', kept: 'until they are used: an invitation 14 days, a new password one hour' },
    { what: 'Accounts', kept: 'until you close yours; what you contributed then stays without your name' },
    { what: 'What is said in a workspace', kept: 'as long as the workspace is open, and after that as the next lines say' },
    ...RETENTION_NAMES.map((name) => ({ what: RETENTION[name].label, kept: `${periodText(name, set[name])}. ${RETENTION[name].then}` })),
  ];
}
