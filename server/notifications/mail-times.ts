import type { MailSetting } from '../../shared/notifications.ts';

/** When mails go out, as clocks in England have it. Pure: whoever asks says what time it is. */

const HOUR_MS = 3_600_000;
const DAY_MS = 86_400_000;
const CLOCK = new Intl.DateTimeFormat('en-GB', { timeZone: 'Europe/London', year: 'numeric', month: '2-digit', day: '2-digit', hour: '2-digit', hourCycle: 'h23' });

/** Day (ISO) and hour of a moment in England. */
export function clockInEngland(at: Date): { readonly day: string; readonly hour: number } {
  const part = Object.fromEntries(CLOCK.formatToParts(at).map(({ type, value }) => [type, value]));
  return { day: `${part.year}-${part.month}-${part.day}`, hour: Number(part.hour) };
}

/**
 * The moment at which clocks in England show this hour on this day: the first of two where clocks go back, the next
 * hour where they go forward and it does not come.
 */
export function momentInEngland(day: string, hour: number): Date {
  const winter = Date.parse(`${day}T00:00:00Z`) + hour * HOUR_MS;
  const summer = winter - HOUR_MS;
  const shows = (at: number) => {
    const clock = clockInEngland(new Date(at));
    return clock.day === day && clock.hour === hour;
  };
  return new Date(shows(summer) ? summer : winter);
}

/** Whether this person gets no mail at this moment: quiet hours, which may go over midnight, or a pause. */
export function isQuiet({ quietFrom, quietTo, pausedUntil }: Pick<MailSetting, 'quietFrom' | 'quietTo' | 'pausedUntil'>, now: Date): boolean {
  const { day, hour } = clockInEngland(now);
  if (pausedUntil !== null && day < pausedUntil) return true;
  if (quietFrom === null || quietTo === null) return false;
  return quietFrom < quietTo ? hour >= quietFrom && hour < quietTo : hour >= quietFrom || hour < quietTo;
}

/** A week and a day: whichever days were chosen, one of them is among them. */
const DAYS_BACK = 8;

/**
 * The last moment for a digest up to now; `null` where there was none, or all fell into a pause. What is older than it
 * and was not mailed yet belongs into that digest, however late it is.
 */
export function lastDigestMoment({ digestDays, digestHour, pausedUntil }: Pick<MailSetting, 'digestDays' | 'digestHour' | 'pausedUntil'>, now: Date): Date | null {
  const today = Date.parse(`${clockInEngland(now).day}T00:00:00Z`);
  for (let back = 0; back < DAYS_BACK; back += 1) {
    const midnight = new Date(today - back * DAY_MS);
    const day = midnight.toISOString().slice(0, 10);
    if (!digestDays.includes(midnight.getUTCDay() || 7)) continue;
    if (pausedUntil !== null && day < pausedUntil) return null;
    const moment = momentInEngland(day, digestHour);
    if (moment <= now) return moment;
  }
  return null;
}

/** At once, and then together what comes within this time. */
const TOGETHER_MS = 600_000;

interface Waiting {
  /** The oldest thing there is to tell. */
  readonly oldest: Date;
  /** When the last mail of this kind was made. */
  readonly lastMail: Date | null;
}

/** Whether somebody's mail is due: what waits, how they want it, what time it is. */
export function isMailDue(setting: MailSetting, { oldest, lastMail }: Waiting, now: Date): boolean {
  if (setting.mail === 'none' || isQuiet(setting, now)) return false;
  if (setting.mail === 'at-once') return lastMail === null || now.getTime() - lastMail.getTime() >= TOGETHER_MS;
  const moment = lastDigestMoment(setting, now);
  return moment !== null && oldest < moment;
}

const FIRST_PAUSE_MS = 60_000;
const LONGEST_PAUSE_MS = HOUR_MS;

/** When a mail is tried again that failed so often. */
export function nextTry(tries: number, now: Date): Date {
  return new Date(now.getTime() + Math.min(FIRST_PAUSE_MS * 2 ** Math.max(0, tries - 1), LONGEST_PAUSE_MS));
}
