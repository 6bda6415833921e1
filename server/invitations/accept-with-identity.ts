import { placeOf } from '../../shared/invitations.ts';
import { linkIdentity, type AcceptWithIdentity } from '../auth/commands.ts';
import { acceptProved } from './accept.ts';

/**
 * Accepts an invitation for somebody whom an OpenID provider has proved. Only where it makes a new account: whoever has
 * one, by its address or by this identity, signs in and accepts with it.
 */
export const acceptWithIdentity: AcceptWithIdentity = async (db, { tokenHash, name, jobRole, identity, userId: holder }) => {
  if (holder !== null) return null;
  const link: Parameters<typeof acceptProved>[1]['link'] = async (tx, person) => void (await linkIdentity(tx, identity, person));
  const { userId, accepted } = await acceptProved(db, { tokenHash, name, jobRole, link });
  return { userId, next: placeOf(accepted) };
};
