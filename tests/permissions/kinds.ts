/**
 * Every kind of object there is (a model of prisma/schema.prisma), with the verbs that govern what becomes of it; or why
 * none does. A model that is missing here fails tests/permissions/complete.test.ts.
 */
export type Governed = { readonly verbs: readonly string[] } | { readonly public: string } | { readonly neverLeaves: string };

const open = (why: string): Governed => ({ public: why });
const inside = (why: string): Governed => ({ neverLeaves: why });
const by = (...verbs: readonly string[]): Governed => ({ verbs });

export const KINDS: Readonly<Record<string, Governed>> = {
  Release: by('release.see-waiting', 'release.upload', 'release.decide'),
  Observation: inside('numbers that metrics are computed from; only what is computed is shown'),
  Edition: open('the public figures of a release that is signed off; one that waits is asked for with release.see-waiting'),
  PublishedFigure: open('figures as published; those of a release that waits are asked for with release.see-waiting'),
  NeighbourModel: open('who is compared with whom, as published'),
  Neighbour: open('who is compared with whom, as published'),
  ReleaseEvent: by('release.see-waiting', 'release.decide'),

  Annotation: by('workspace.read', 'annotation.add', 'annotation.edit', 'unattributed.send', 'contribution.report', 'contribution.moderate', 'publication.approve', 'conversation.take', 'workspace.export'),
  OwnerReply: by('workspace.read', 'annotation.reply', 'contribution.report', 'contribution.moderate', 'workspace.export'),
  Discussion: by('workspace.read', 'discussion.start', 'comment.edit', 'discussion.resolve', 'question.answer', 'contribution.moderate', 'publication.approve', 'workspace.export'),
  Comment: by('workspace.read', 'comment.post', 'comment.edit', 'question.answer', 'contribution.report', 'contribution.moderate', 'workspace.export'),
  DiscussionReader: by('discussion.follow'),
  Reaction: by('reaction.give', 'workspace.read'),
  Evidence: by('workspace.read', 'evidence.add', 'contribution.moderate', 'publication.approve', 'workspace.export'),
  EvidenceLink: by('workspace.read', 'evidence.add'),
  Revision: by('workspace.read', 'annotation.edit', 'comment.edit', 'evidence.add', 'contribution.moderate'),
  Mention: inside('whom a text mentions, for telling them; the text itself says it to whoever may read it'),
  ContributionShare: by('workspace.read', 'annotation.add', 'discussion.start', 'evidence.add'),
  UnattributedWaiting: by('unattributed.send', 'unattributed.withdraw'),
  ModerationCase: by('contribution.report', 'contribution.moderate'),

  Notification: by('notification.read'),
  NotificationMail: inside('which mails are to be sent and were; their text is made when they are sent'),
  NotificationSetting: by('notification.read', 'account.change'),
  ActivityReader: inside('how far the program’s own readers of the log have come'),

  Action: by('workspace.read', 'action.agree', 'action.move', 'workspace.export'),

  Organisation: by('organisation.read', 'organisation.make', 'organisation.change'),
  OrganisationArea: by('organisation.read', 'organisation.make', 'organisation.change'),
  User: by('account.read', 'account.change', 'organisation.read', 'workspace.read'),
  Affiliation: by('organisation.read', 'person.invite', 'person.change', 'person.end', 'person.confirm', 'approver.name'),
  InstallationRole: by('steward.name', 'administrator.name'),

  Session: by('account.read', 'account.change'),
  SecondFactor: by('account.change'),
  RecoveryCode: by('account.change'),
  FederatedIdentity: by('account.read', 'account.change'),
  OneTimeToken: inside('hashes of links and codes; each is spent by whoever holds it'),

  Workspace: by('workspace.read', 'workspace.open', 'workspace.change', 'workspace.end', 'workspace.list', 'workspace.own', 'terms.accept', 'incident.ask'),
  WorkspaceArea: by('workspace.read', 'workspace.change'),
  WorkspaceFocus: by('workspace.read', 'workspace.change'),
  Membership: by('workspace.read', 'workspace.leave', 'member.change', 'member.end', 'organisation.act-for', 'terms.accept', 'person.end'),
  Invitation: by('member.invite', 'person.invite', 'person.confirm', 'slot.answer', 'invitation.accept'),
  GuestCode: by('guest.admit'),
  BreakGlass: by('incident.ask', 'incident.agree', 'workspace.log', 'organisation.audit'),

  AuditEvent: by('organisation.audit', 'workspace.log', 'account.read', 'events.read'),
  Setting: by('settings.read', 'settings.change'),

  Activity: by('workspace.read', 'workspace.log'),
  Submission: inside('keys of what browsers sent, so that nothing is written twice; answered to nobody but the sender'),
};

/** Models of a schema, by name. */
export function modelsOf(schema: string): readonly string[] {
  return [...schema.matchAll(/^model (\w+) \{/gm)].map(([, name]) => name!);
}
