import { notFound } from '../../shared/errors.ts';
import { DAYS_HERE, HOURS_OPEN, type GuestsPage } from '../../shared/guests.ts';
import { codeAsShown } from '../../shared/guest-code.ts';
import { dateText } from '../../shared/format.ts';
import { unseal } from '../auth/commands.ts';
import { authorize } from '../authorize.ts';
import type { Context } from '../context.ts';
import type { Database } from '../db.ts';
import { addressOf } from '../mail/commands.ts';
import { dayInEngland, isoDayAfter } from '../workspaces/queries.ts';

const CLOCK = new Intl.DateTimeFormat('en-GB', { timeZone: 'Europe/London', hour: '2-digit', minute: '2-digit' });

/** Open codes and guests of a workspace, for its coordinators. @throws Refusal as `authorize` does. */
export async function guestsPage(ctx: Context, slug: string): Promise<GuestsPage> {
  // Ending a guest's stay is possible in a workspace that has ended; opening a code is not, and the page says so.
  const { workspace } = await authorize(ctx, 'member.end', { slug });
  if (workspace.kind !== 'region') throw notFound();
  const { prisma } = ctx.db;
  const now = new Date();
  const [codes, guests, last] = await Promise.all([
    workspace.ended ? [] : prisma.guestCode.findMany({ where: { workspaceId: workspace.id, closesAt: { gt: now } }, orderBy: { createdAt: 'asc' } }),
    prisma.membership.findMany({
      where: { workspaceId: workspace.id, role: 'guest', OR: [{ endsAt: null }, { endsAt: { gt: now } }] },
      include: { user: { select: { name: true, jobRole: true } } },
    }),
    prisma.guestCode.findFirst({ where: { workspaceId: workspace.id }, orderBy: { createdAt: 'desc' }, select: { support: true } }),
  ]);
  const today = dayInEngland(now);
  return {
    slug: workspace.slug, name: workspace.name, invented: workspace.invented, ended: workspace.ended,
    codes: codes.flatMap(({ id, codeSealed, closesAt, guestsUntil, support }) => {
      const code = shownCode(ctx.db, codeSealed);
      return code === null ? [] : [{ id, code, closes: momentText(closesAt), guestsUntil: dayInEngland(guestsUntil), support }];
    }),
    guests: guests
      .map(({ userId, joinedAt, endsAt, user }) => ({ userId, name: user.name, organisation: user.jobRole, since: dayInEngland(joinedAt), until: endsAt && dayInEngland(endsAt) }))
      .sort((a, b) => a.name.localeCompare(b.name, 'en-GB')),
    joinAddress: addressOf(ctx.db, '/join').replace(/^https?:\/\//, ''),
    support: last?.support ?? '',
    hours: HOURS_OPEN.map((value) => ({ value, words: `${value === 1 ? 'one hour' : `${value} hours`}, until ${momentText(new Date(now.getTime() + value * 3_600_000))}` })),
    days: DAYS_HERE.map((value) => ({ value, words: `${value === 1 ? 'one day' : `${value} days`}, until ${dateText(isoDayAfter(today, value))}` })),
  };
}

/** "14:30 on 22 November 2026", as clocks in England have it. */
const momentText = (moment: Date) => `${CLOCK.format(moment)} on ${dateText(dayInEngland(moment))}`;

/** A code that another installation sealed opens nothing here: it is not shown. */
function shownCode(db: Database, sealed: string): string | null {
  try {
    return codeAsShown(unseal(db, 'guest-code', sealed));
  } catch {
    return null;
  }
}
