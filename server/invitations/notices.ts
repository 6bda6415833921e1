import type { WorkspaceKind } from '../../shared/workspaces.ts';
import type { Database } from '../db.ts';
import { addressOf, plainName, sendMail, waitingInvitation, type Inviter, type Letter } from '../mail/commands.ts';

interface ToTell {
  readonly organisation: { readonly id: string; readonly name: string };
  readonly workspaceKind: WorkspaceKind;
  readonly inviter: Inviter;
  readonly until: Date;
}

/** Tells an organisation's leads and approvers that a workspace invites it. The invitation stands on their page anyway. */
export async function tellOrganisation(db: Database, { organisation, ...told }: ToTell): Promise<void> {
  const link = addressOf(db, `/organisations/${organisation.id}`);
  await tell(db, organisation.id, { OR: [{ role: 'lead' }, { approver: true }] }, (to) => waitingInvitation({ ...told, to, organisation: organisation.name, link }));
}

/** Tells an organisation's approvers that somebody waits for them. */
export async function tellApprovers(db: Database, organisation: { readonly id: string; readonly name: string }, personName: string): Promise<void> {
  const link = addressOf(db, `/organisations/${organisation.id}`);
  await tell(db, organisation.id, { approver: true }, (to): Letter => ({
    to,
    subject: 'Somebody waits for you to confirm them in Learning Loop',
    text: [
      `${plainName(personName)} accepted an invitation to take part in a workspace for ${plainName(organisation.name)}, and does not work for it in Learning Loop yet.`,
      `Confirm or refuse on your organisation’s page, after signing in:\n${link}`,
      'Until you confirm, they can see nothing of the workspace.',
    ],
  }));
}

/** Tells somebody that their organisation has confirmed them. */
export async function tellConfirmed(db: Database, to: string, organisation: { readonly id: string; readonly name: string }): Promise<void> {
  await sendMail(db, {
    to,
    subject: 'You can take part in Learning Loop now',
    text: [`${plainName(organisation.name)} confirmed that you take part in a workspace for it.`, `Sign in to begin:\n${addressOf(db, '/workspaces')}`],
  }, { organisationId: organisation.id });
}

async function tell(db: Database, organisationId: string, who: object, letter: (to: string) => Letter): Promise<void> {
  const people = await db.prisma.affiliation.findMany({
    where: { organisationId, ...who, organisation: { invented: false } },
    select: { user: { select: { email: true } } },
  });
  await Promise.all(people.flatMap(({ user: { email } }) => (email ? [sendMail(db, letter(email), { organisationId })] : [])));
}
