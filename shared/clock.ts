import { dateText } from './format.ts';

const CLOCK = new Intl.DateTimeFormat('en-GB', {
  timeZone: 'Europe/London', year: 'numeric', month: '2-digit', day: '2-digit', hour: '2-digit', minute: '2-digit', hourCycle: 'h23',
});

/** Day and minute of an ISO time as a reader in England has them, the same on server and browser. */
export function clockText(at: string): string {
  const part = Object.fromEntries(CLOCK.formatToParts(new Date(at)).map(({ type, value }) => [type, value]));
  return `${dateText(`${part.year}-${part.month}-${part.day}`)}, ${part.hour}:${part.minute}`;
}
