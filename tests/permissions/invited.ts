import { hashOfToken, newToken } from '../../server/auth/commands.ts';
import type { World } from './world.ts';

export interface Invited {
  readonly id: string;
  readonly token: string;
}

interface Given {
  readonly workspaceId?: string;
  readonly organisationId?: string;
  readonly email?: string | null;
  readonly role?: string;
  readonly state?: string;
  readonly acceptedById?: string;
  readonly approver?: boolean;
}

/** An invitation, straight into the table: to the own organisation unless another is given, by address unless `null`. */
export async function invited(world: World, { workspaceId, organisationId = world.organisations.own, email = 'somebody@people.example.org', role, state = 'open', acceptedById, approver = false }: Given): Promise<Invited> {
  const token = newToken();
  const { id } = await world.db.prisma.invitation.create({
    data: {
      organisationId, email, state, approver,
      workspaceId: workspaceId ?? null,
      acceptedById: acceptedById ?? null,
      role: role ?? (workspaceId ? 'member' : 'practitioner'),
      tokenHash: email === null ? null : hashOfToken(token),
      invitedById: world.spare.id,
      expiresAt: new Date(Date.now() + 86_400_000),
    },
  });
  return { id, token };
}
