import { periodText, RETENTION, RETENTION_NAMES, type Retention } from '../../shared/retention.ts';
import { RetentionSettings } from '../../shared/settings.ts';
import { conflict } from '../../shared/errors.ts';
import { recordEvent } from '../audit/commands.ts';
import { authorizeForInstallation } from '../authorize.ts';
import type { Context } from '../context.ts';
import type { Transaction } from '../db.ts';

const KEY = 'retention';

/** How long things are kept here; what was never set is as usual. */
export async function retentionOf(db: Transaction): Promise<Retention> {
  const row = await db.setting.findUnique({ where: { key: KEY } });
  const result = RetentionSettings.safeParse(row?.value ?? {});
  return result.success ? result.data : RetentionSettings.parse({});
}

/** The same for everybody: the page about privacy says it. */
export const publicRetention = ({ db }: Context): Promise<Retention> => retentionOf(db.prisma);

/** Sets how long things are kept. @throws Refusal as `authorizeForInstallation`; 409 for a person of the sandbox. */
export async function changeRetention(ctx: Context, retention: Retention): Promise<void> {
  await ctx.db.prisma.$transaction(async (tx) => {
    const { userId, invented } = await authorizeForInstallation(ctx, 'settings.change', tx);
    if (invented) throw onlyLooking();
    const before = await retentionOf(tx);
    const changed = RETENTION_NAMES.filter((name) => before[name] !== retention[name]);
    if (changed.length === 0) return;
    await tx.setting.upsert({ where: { key: KEY }, create: { key: KEY, value: retention }, update: { value: retention } });
    const inWords = (values: Retention) => changed.map((name) => `${RETENTION[name].label}: ${periodText(name, values[name])}`).join('; ');
    await recordEvent(tx, { event: 'setting:changed', actorId: userId, facts: { setting: 'how long things are kept', before: inWords(before), after: inWords(retention) } });
  });
}

/** What is set here holds for real people too. */
export const onlyLooking = () => conflict('You are a person of the sandbox: you can see how this installation is set, and not change it.');
