/** Why somebody is told of something; in the order in which one of several reasons is given. */
export const NOTIFICATION_KINDS = {
  mention: { one: 'mention of you', several: 'mentions of you' },
  assignment: { one: 'action for you', several: 'actions for you' },
  question: { one: 'question to your organisation', several: 'questions to your organisation' },
  proposal: { one: 'request to become public', several: 'requests to become public' },
  'your-figure': { one: 'note about your figures', several: 'notes about your figures' },
  answer: { one: 'answer or outcome', several: 'answers and outcomes' },
  reply: { one: 'reply', several: 'replies' },
  revised: { one: 'change of figures', several: 'changes of figures' },
  moderation: { one: 'decision about what was written', several: 'decisions about what was written' },
} as const;
export type NotificationKind = keyof typeof NOTIFICATION_KINDS;

/** One line of somebody's notifications. */
export interface NotificationView {
  readonly id: string;
  readonly kind: NotificationKind;
  /** What happened, in words: "A reply in “Why did it rise?”". */
  readonly words: string;
  /** Where: indicator and area, then the workspace. */
  readonly where: string;
  /** The beginning of what was written; empty where the words say it all. */
  readonly excerpt: string;
  /** ISO time, and the clock in England. */
  readonly at: string;
  readonly time: string;
  readonly unread: boolean;
  /** Opens it, and marks it as read; `null` where it is not shown any more. */
  readonly href: string | null;
}

export interface NotificationDay {
  /** ISO day in England. */
  readonly day: string;
  readonly items: readonly NotificationView[];
}

export interface NotificationsView {
  readonly days: readonly NotificationDay[];
  readonly unread: number;
  /** Where older ones go on; `null` at the end. */
  readonly older: string | null;
  /** Choosing how one is told by mail is for people with an account. */
  readonly maySet: boolean;
}

export const MAIL_MANNERS = ['at-once', 'digest', 'none'] as const;
export type MailManner = (typeof MAIL_MANNERS)[number];

/** How somebody wants to be told by mail. Hours are of the clock in England. */
export interface MailSetting {
  readonly mail: MailManner;
  /** Days of the digest, 1 is Monday. */
  readonly digestDays: readonly number[];
  readonly digestHour: number;
  /** No mail from this hour to that; both `null`: at any time. */
  readonly quietFrom: number | null;
  readonly quietTo: number | null;
  /** ISO day before which there is no mail. */
  readonly pausedUntil: string | null;
}

/** Of those who never chose. */
export const USUAL_MAIL_SETTING: MailSetting = { mail: 'digest', digestDays: [1, 2, 3, 4, 5], digestHour: 7, quietFrom: null, quietTo: null, pausedUntil: null };

export interface MailSettingView {
  readonly setting: MailSetting;
  /** Where mails go; `null` for guests: they are told in the app only. */
  readonly address: string | null;
  /** A person of the sandbox: no mail ever goes to them. */
  readonly invented: boolean;
  /** This installation sends mail. */
  readonly sendsMail: boolean;
}

export const WEEKDAYS = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'] as const;
