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
    { what: 'Notifications', kept: '6 months' },
    { what: 'That a mail went to you', kept: '30 days; which kind and when, not what was written' },
    { what: 'What you took back', kept: 'nothing of it within 15 minutes of writing; after that moderators can read what was withdrawn until the workspace is deleted' },
    { what: 'What is said in a workspace', kept: 'as long as the workspace is open, and after that as the next lines say' },
    ...RETENTION_NAMES.map((name) => ({ what: RETENTION[name].label, kept: `${periodText(name, set[name])}. ${RETENTION[name].then}` })),
  ];
}
