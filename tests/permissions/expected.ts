import { ANSWERS, PERSON_KEYS, type AnswerKey, type PersonKey } from './people.ts';

/**
 * Who is answered what, written by hand from the issue and the proposal for roles, not from shared/permissions.ts: the
 * two must agree, and the program with both.
 *
 * y may · 1 sign in first (401) · 3 the role does not allow it (403) · 4 no such thing (404) · t accept the terms first ·
 * f prove a second factor first · e the workspace has ended
 *
 * Columns, in the order of people.ts:
 *   nobody stranger · own organisation: practitioner analyst lead approver · another: the same · region DfE ·
 *   member coordinator observer guest · former over · terms not accepted: member coordinator ·
 *   one factor: approver coordinator administrator · ended workspace: member coordinator observer guest ·
 *   incident administrator steward · sandbox
 */
const ROWS: Readonly<Record<string, string>> = {
  // In a workspace                   own  other      m c o g      terms factor ended
  'workspace.read':         '14  4444 4444  44  yyyy  44  tt  4y4  yyyy  y44  4',
  'terms.accept':           '14  4444 4444  44  yyyy  44  yy  4y4  yyyy  344  4',
  'annotation.add':         '14  4444 4444  44  yy3y  44  tt  4y4  ee3e  344  4',
  'annotation.edit':        '14  4444 4444  44  yy3y  44  tt  4y4  ee3e  344  4',
  'annotation.reply':       '14  4444 4444  44  yy33  44  tt  4y4  ee33  344  4',
  'discussion.start':       '14  4444 4444  44  yy3y  44  tt  4y4  ee3e  344  4',
  'comment.post':           '14  4444 4444  44  yy3y  44  tt  4y4  ee3e  344  4',
  'comment.edit':           '14  4444 4444  44  yy3y  44  tt  4y4  ee3e  344  4',
  'discussion.resolve':     '14  4444 4444  44  yy3y  44  tt  4y4  ee3e  344  4',
  'discussion.follow':      '14  4444 4444  44  yyyy  44  tt  4y4  yyyy  344  4',
  'reaction.give':          '14  4444 4444  44  yy3y  44  tt  4y4  ee3e  344  4',
  'unattributed.send':      '14  4444 4444  44  yy3y  44  tt  4y4  ee3e  344  4',
  'unattributed.withdraw':  '14  4444 4444  44  yyyy  44  tt  4y4  yyyy  344  4',
  'evidence.add':           '14  4444 4444  44  yy33  44  tt  4y4  ee33  344  4',
  'contribution.report':    '14  4444 4444  44  yyyy  44  tt  4y4  yyyy  344  4',
  'contribution.moderate':  '14  4444 4444  44  3y33  44  3t  4f4  3y33  344  4',
  'conversation.take':      '14  4444 4444  44  yyyy  44  tt  4y4  yyyy  344  4',
  'action.agree':           '14  4444 4444  44  yy33  44  tt  4y4  ee33  344  4',
  'action.move':            '14  4444 4444  44  yy33  44  tt  4y4  ee33  344  4',
  'organisation.act-for':   '14  4444 4444  44  yyy3  44  tt  4y4  eee3  344  4',
  'workspace.leave':        '14  4444 4444  44  yyyy  44  yy  4y4  yyyy  344  4',
  'member.invite':          '14  4444 4444  44  3y33  44  3t  4f4  3e33  344  4',
  'member.change':          '14  4444 4444  44  3y33  44  3t  4f4  3e33  344  4',
  'member.end':             '14  4444 4444  44  3y33  44  3t  4f4  3y33  344  4',
  'guest.admit':            '14  4444 4444  44  3y33  44  3t  4f4  3e33  344  4',
  'workspace.change':       '14  4444 4444  44  3y33  44  3t  4f4  3e33  344  4',
  'workspace.end':          '14  4444 4444  44  3y33  44  3t  4f4  3y33  344  4',
  'workspace.export':       '14  4444 4444  44  3y33  44  3t  4f4  3y33  344  4',
  'workspace.log':          '14  4444 4444  44  3y33  44  3t  4f4  3y33  344  4',
  // In an organisation: here "member", "former" and "over" are practitioners of it; coordinators work for the region
  'organisation.read':      '14  yyyy 4444  44  y444  yy  y4  y44  y444  444  4',
  'person.invite':          '14  333y 4444  44  3444  33  34  f44  3444  444  4',
  'person.change':          '14  333y 4444  44  3444  33  34  f44  3444  444  4',
  'person.end':             '14  333y 4444  44  3444  33  34  f44  3444  444  4',
  'person.confirm':         '14  333y 4444  44  3444  33  34  f44  3444  444  4',
  'slot.answer':            '14  33yy 4444  44  3444  33  34  y44  3444  444  4',
  'workspace.open':         '14  33y3 4444  44  3444  33  34  344  3444  444  4',
  'publication.approve':    '14  33yy 4444  44  3444  33  34  y44  3444  444  4',
  'question.answer':        '14  3yy3 4444  44  3444  33  34  344  3444  444  4',
  'organisation.audit':     '14  33yy 4444  44  3444  33  34  y44  3444  444  4',
  // For the installation. An invented administrator sees to the sandbox alone: what is about one real thing is not there
  'organisation.make':      '14  4444 4444  44  4444  44  44  44f  4444  yy4  y',
  'organisation.change':    '14  4444 4444  44  4444  44  44  44f  4444  yy4  4',
  'approver.name':          '14  4444 4444  44  4444  44  44  44f  4444  yy4  4',
  'workspace.list':         '14  4444 4444  44  4444  44  44  44f  4444  yy4  y',
  'workspace.own':          '14  4444 4444  44  4444  44  44  44f  4444  yy4  4',
  'steward.name':           '14  4444 4444  44  4444  44  44  44f  4444  yy4  y',
  'administrator.name':     '14  4444 4444  44  4444  44  44  44f  4444  yy4  y',
  'settings.read':          '14  4444 4444  44  4444  44  44  44f  4444  yy4  y',
  'settings.change':        '14  4444 4444  44  4444  44  44  44f  4444  yy4  y',
  'events.read':            '14  4444 4444  44  4444  44  44  44f  4444  yy4  y',
  'incident.ask':           '14  4444 4444  44  4444  44  44  44f  4444  yy4  4',
  'incident.agree':         '14  4444 4444  44  4444  44  44  44f  4444  yy4  4',
  'release.see-waiting':    '14  4444 4444  44  4444  44  44  444  4444  44y  y',
  'release.upload':         '14  4444 4444  44  4444  44  44  444  4444  44y  y',
  'release.decide':         '14  4444 4444  44  4444  44  44  444  4444  44y  y',
  // With an account
  'account.read':           '1y  yyyy yyyy  yy  yyyy  yy  yy  yyy  yyyy  yyy  y',
  'account.change':         '1y  yyyy yyyy  yy  yyy4  yy  yy  yyy  yyy4  yyy  y',
  'notification.read':      '1y  yyyy yyyy  yy  yyyy  yy  yy  yyy  yyyy  yyy  y',
  'invitation.accept':      '1y  yyyy yyyy  yy  yyy4  yy  yy  yyy  yyy4  yyy  y',
};

export const EXPECTED_VERBS = Object.keys(ROWS);

/** What somebody is answered who asks for a verb. @throws Error for a row that is not as long as there are people. */
export function expectedAnswer(verb: string, person: PersonKey): AnswerKey {
  const cells = (ROWS[verb] ?? '').replaceAll(' ', '');
  if (cells.length !== PERSON_KEYS.length) throw new Error(`The row of ${verb} in tests/permissions/expected.ts has ${cells.length} cells; there are ${PERSON_KEYS.length} people.`);
  const cell = cells[PERSON_KEYS.indexOf(person)]!;
  if (!(cell in ANSWERS)) throw new Error(`The row of ${verb} has a cell "${cell}" that is no answer.`);
  return cell as AnswerKey;
}
