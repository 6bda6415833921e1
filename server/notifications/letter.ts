import { counted, dateText } from '../../shared/format.ts';
import { NOTIFICATION_KINDS, type NotificationKind } from '../../shared/notifications.ts';
import { plainName, type Letter } from '../mail/commands.ts';

/** What is told of one workspace. */
export interface Part {
  /** `null` where mails may not say which one it is. */
  readonly workspace: string | null;
  readonly counts: readonly (readonly [NotificationKind, number])[];
  /** ISO days of releases that changed its focus set. */
  readonly releaseDays: readonly string[];
  /** What happened, in words; empty where mails may not say. */
  readonly lines: readonly string[];
}

interface Told {
  readonly to: string;
  /** The message's id, the same however often it is tried. */
  readonly id: string;
  readonly parts: readonly Part[];
  /** Pages of ours. */
  readonly link: string;
  readonly settings: string;
}

const PRODUCT = 'Learning Loop';

/** Soon after it happened: that there is something, and where to read it. */
export function atOnceLetter(told: Told): Letter {
  const named = told.parts.some(({ workspace }) => workspace !== null);
  return letter(told, `Something for you in ${PRODUCT}`, named ? told.parts.map(partWords) : [told.parts.length > 1 ? 'Something for you in some of your workspaces.' : 'Something for you in one of your workspaces.']);
}

/** On the days one chose: how much of what there is, by workspace. */
export function digestLetter(told: Told): Letter {
  return letter(told, `Your digest from ${PRODUCT}`, ['What is new for you since the last mail:', ...told.parts.map(partWords)]);
}

function letter({ to, id, link, settings }: Told, subject: string, text: readonly string[]): Letter {
  return { kind: 'notifications', to, id, settings, subject, text: [...text, `Read it here, after signing in:\n${link}`, `How and when you are told, or that you want no such mails, you choose here:\n${settings}`] };
}

function partWords({ workspace, counts, releaseDays, lines }: Part, index: number): string {
  const name = workspace === null ? (index === 0 ? 'One of your workspaces' : 'Another of your workspaces') : plainName(workspace);
  const told = counts.map(([kind, count]) => counted(count, NOTIFICATION_KINDS[kind].one, NOTIFICATION_KINDS[kind].several));
  const releases = releaseDays.map((day) => `new figures published on ${dateText(day)} in the focus set`);
  return [`${name}: ${[...told, ...releases].join(', ')}`, ...lines.map((line) => `- ${line}`)].join('\n');
}
