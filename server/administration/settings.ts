import type { SettingsView } from '../../shared/administration.ts';
import { signInProviders } from '../auth/queries.ts';
import { authorizeForInstallation } from '../authorize.ts';
import type { Context } from '../context.ts';
import { mailStatus } from '../mail/queries.ts';
import { retentionOf } from './retention-settings.ts';

/** How signing in, mail and retention are set. @throws Refusal as `authorizeForInstallation`. */
export async function settingsView(ctx: Context): Promise<SettingsView> {
  const { userId, invented } = await authorizeForInstallation(ctx, 'settings.read');
  const { email } = await ctx.db.prisma.user.findUniqueOrThrow({ where: { id: userId }, select: { email: true } });
  return {
    providers: signInProviders(ctx.db).map(({ id, name }) => ({ id, name })),
    mail: await mailStatus(ctx),
    retention: await retentionOf(ctx.db.prisma),
    mayChange: !invented,
    myAddress: email ?? '',
  };
}
