import { z } from 'zod';
import { MAIL_MANNERS } from './notifications.ts';

const listOf = <Item extends z.ZodType>(item: Item) => z.preprocess((sent) => (sent === undefined ? [] : Array.isArray(sent) ? sent : [sent]), z.array(item));
const Hour = z.coerce.number({ error: 'Choose an hour.' }).int().min(0, 'Choose an hour.').max(23, 'Choose an hour.');
const HourOrNone = z.union([z.literal('').transform(() => null), Hour]).optional().transform((hour) => hour ?? null);
const Part = z.string().trim().max(4, 'Give a day such as 7 4 2027.').optional().default('');

/** How one wants to be told by mail. */
export const ChangeMailSetting = z
  .object({
    mail: z.enum(MAIL_MANNERS, { error: 'Choose how you want to be told.' }),
    day: listOf(z.coerce.number().int().min(1).max(7)),
    'digest-hour': Hour.optional().default(7),
    'quiet-from': HourOrNone,
    'quiet-to': HourOrNone,
    'paused-day': Part,
    'paused-month': Part,
    'paused-year': Part,
  })
  .transform((sent, ctx) => {
    const refuse = (path: string, message: string) => ctx.addIssue({ code: 'custom', path: [path], message });
    const { mail, 'digest-hour': digestHour, 'quiet-from': quietFrom, 'quiet-to': quietTo } = sent;
    const digestDays = [...new Set(sent.day)].sort((a, b) => a - b);
    if (mail === 'digest' && digestDays.length === 0) refuse('day', 'Choose at least one day for the digest.');
    if ((quietFrom === null) !== (quietTo === null)) refuse(quietFrom === null ? 'quiet-from' : 'quiet-to', 'Choose both hours, or neither.');
    if (quietFrom !== null && quietFrom === quietTo) refuse('quiet-to', 'Choose two different hours.');
    else if (mail === 'digest' && quietFrom !== null && quietTo !== null && within(digestHour, quietFrom, quietTo)) refuse('digest-hour', 'This hour lies in your quiet hours. Choose another.');
    const pausedUntil = dayFrom(sent['paused-day'], sent['paused-month'], sent['paused-year']);
    if (pausedUntil === undefined) refuse('paused', 'There is no such day. Give a day such as 7 4 2027, or nothing.');
    return { mail, digestDays: digestDays.length === 0 ? [1, 2, 3, 4, 5] : digestDays, digestHour, quietFrom, quietTo, pausedUntil: pausedUntil ?? null };
  });
export type ChangeMailSettingInput = z.output<typeof ChangeMailSetting>;

/** What can be done with one's notifications. */
export const MarkNotifications = z.discriminatedUnion('what', [
  z.object({ what: z.literal('read'), id: z.uuid() }),
  z.object({ what: z.literal('unread'), id: z.uuid() }),
  z.object({ what: z.literal('all-read'), until: z.iso.datetime() }),
]);
export type MarkNotificationsInput = z.output<typeof MarkNotifications>;

const within = (hour: number, from: number, to: number) => (from < to ? hour >= from && hour < to : hour >= from || hour < to);

/** An ISO day; `null` where nothing was given, `undefined` where it is no day. */
function dayFrom(date: string, month: string, year: string): string | null | undefined {
  if (date === '' && month === '' && year === '') return null;
  if (!/^\d{1,2}$/.test(date) || !/^\d{1,2}$/.test(month) || !/^\d{4}$/.test(year)) return undefined;
  const day = `${year}-${month.padStart(2, '0')}-${date.padStart(2, '0')}`;
  const read = new Date(`${day}T00:00:00Z`);
  return Number.isNaN(read.getTime()) || read.toISOString().slice(0, 10) !== day ? undefined : day;
}
