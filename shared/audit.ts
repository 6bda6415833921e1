/**
 * What the audit log may say, in words that stand for themselves. No event holds what people wrote, nor a secret. Facts
 * are ids and plain words such as a role.
 */
export const AUDIT_EVENTS = {
  // Signing in
  'login:opened': 'signed in',
  'login:refused': 'was refused at signing in',
  'login:ended': 'signed out',
  'logins:ended': 'signed out everywhere',
  'password:changed': 'changed the password',
  'password:reset-asked': 'asked for a new password by mail',
  'second-factor:set-up': 'set up a second factor',
  'second-factor:removed': 'removed the second factor',
  'recovery-code:used': 'used a recovery code',
  'identity:linked': 'connected another way to sign in',
  'identity:unlinked': 'disconnected a way to sign in',
  'account:made': 'made an account',
  'account:changed': 'changed name or job role',
  'account:closed': 'closed the account',
  // Organisations
  'organisation:made': 'entered the organisation in the register',
  'organisation:changed': 'changed the organisation',
  'organisation:closed': 'closed the organisation',
  'person:invited': 'invited somebody to the organisation',
  'person:joined': 'began to work for the organisation',
  'person:changed': 'changed somebody’s role in the organisation',
  'person:ended': 'ended somebody’s work for the organisation',
  'invitation:withdrawn': 'withdrew an invitation',
  'invitation:declined': 'declined an invitation',
  'invitation:waits': 'accepted an invitation, which the organisation’s approver has to confirm',
  // Workspaces
  'workspace:opened': 'opened a workspace',
  'workspace:changed': 'changed a workspace',
  'workspace:archived': 'archived a workspace',
  'workspace:exported': 'took out everything a workspace says',
  'workspace:owner-changed': 'gave a workspace another owner',
  'member:invited': 'invited somebody to a workspace',
  'member:joined': 'joined a workspace',
  'member:changed': 'changed somebody’s role in a workspace',
  'member:ended': 'ended somebody’s membership of a workspace',
  'member:acts-for': 'chose which organisation to act for',
  'terms:accepted': 'accepted the terms of a workspace',
  'guest-code:opened': 'opened a code for guests',
  'guest-code:closed': 'closed a code for guests',
  'guest:joined': 'came in by a guest code',
  // The installation
  'role:granted': 'granted a role for the installation',
  'role:ended': 'ended a role for the installation',
  'setting:changed': 'changed a setting',
  'mail:tried': 'sent a mail to try',
  'mail:failed': 'could not be mailed',
  'retention:applied': 'deleted what was kept long enough',
  'incident:asked': 'asked to read a workspace because of an incident',
  'incident:agreed': 'agreed that another administrator reads a workspace because of an incident',
  'incident:read': 'read a workspace because of an incident',
  'log:exported': 'took out a log as a file',
} as const;

export type AuditEventName = keyof typeof AUDIT_EVENTS;
