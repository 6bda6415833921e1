import type { InstallationRole } from '../../shared/permissions.ts';
import type { Context } from '../context.ts';

/** What the person asking may do for the whole installation; nothing for the public. Asked on every page: planned once. */
export async function installationRoles({ db, actor }: Context): Promise<readonly InstallationRole[]> {
  if (!actor || actor.guest) return [];
  const { rows } = await db.pool.query<{ role: InstallationRole }>({
    name: 'installation-roles', text: 'SELECT role FROM installation_role WHERE user_id = $1::uuid ORDER BY role', values: [actor.userId],
  });
  return rows.map(({ role }) => role);
}
