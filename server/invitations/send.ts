import { invalid } from '../../shared/errors.ts';
import { readAddressList } from '../../shared/address-list.ts';
import { INVITATION_DAYS, MOST_ADDRESSES, type LineOutcome, type LineOutcomeKind, type ListOutcome } from '../../shared/invitations.ts';
import type { WorkspaceKind } from '../../shared/workspaces.ts';
import { recordEvent } from '../audit/commands.ts';
import { hashOfToken, newToken } from '../auth/commands.ts';
import type { Database, Transaction } from '../db.ts';
import { addressOf, organisationInvitation, sendMail, workspaceInvitation, type Inviter, type Letter, type Mailed } from '../mail/commands.ts';

/** What invitations of one list have in common, once it is clear that whoever sends them may. */
export interface Invited {
  readonly organisation: { readonly id: string; readonly name: string };
  /** `null`: to work for the organisation. */
  readonly workspace: { readonly id: string; readonly kind: WorkspaceKind } | null;
  readonly role: string;
  readonly memberUntil: Date | null;
  readonly invented: boolean;
  readonly inviter: Inviter & { readonly userId: string };
}

/** An invitation that is written and whose mail has yet to go. */
export interface ToSend {
  readonly id: string;
  readonly email: string;
  readonly token: string;
  readonly expiresAt: Date;
}

/** A list of 200 is written one by one, beside whatever else is going on. */
export const PATIENCE = { timeout: 30_000 };
const MAILS_AT_ONCE = 6;

export const newExpiry = () => new Date(Date.now() + INVITATION_DAYS * 86_400_000);

interface WrittenList {
  readonly lines: readonly Omit<LineOutcome, 'link'>[];
  readonly toSend: readonly ToSend[];
}

/** @throws Refusal 400 for a list without entries, or with too many. */
export function entriesOf(addresses: string): ReturnType<typeof readAddressList> {
  const entries = readAddressList(addresses);
  if (entries.length === 0) throw invalid({ addresses: 'Enter at least one email address.' });
  if (entries.length > MOST_ADDRESSES) throw invalid({ addresses: `There are ${entries.length} entries. Send at most ${MOST_ADDRESSES} at once, the others after them.` });
  return entries;
}

/** Writes the invitations of a list, in the caller's transaction, which has asked whether that may be. */
export async function writeList(tx: Transaction, entries: ReturnType<typeof readAddressList>, invited: Invited): Promise<WrittenList> {
  const { organisation, workspace } = invited;
  // Two who invite at once wait for each other: nobody gets two invitations to one thing.
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended(${`invitations ${workspace?.id ?? organisation.id}`}, 0))`;
  const emails = [...new Set(entries.flatMap(({ email }) => email ?? []))];
  const here = await takingPart(tx, emails, invited);
  const standing = await tx.invitation.findMany({
    where: { email: { in: emails }, workspaceId: workspace?.id ?? null, state: { in: ['open', 'accepted'] }, ...(workspace ? {} : { organisationId: organisation.id }) },
    select: { id: true, email: true, state: true },
  });
  const seen = new Set<string>();
  const lines: WrittenList['lines'][number][] = [];
  const toSend: ToSend[] = [];
  for (const { written, email } of entries) {
    const earlier = standing.find((one) => one.email === email);
    const outcome = outcomeOf(email, { twice: email !== null && seen.has(email), here: email !== null && here.has(email), state: earlier?.state });
    lines.push({ written, email, outcome });
    if (email === null) continue;
    seen.add(email);
    if (outcome === 'invited' || outcome === 'sent-again') toSend.push(await writeOne(tx, email, earlier?.id, invited));
  }
  return { lines, toSend };
}

function outcomeOf(email: string | null, { twice, here, state }: { twice: boolean; here: boolean; state: string | undefined }): LineOutcomeKind {
  if (email === null) return 'no-address';
  if (twice) return 'twice';
  if (here) return 'here-already';
  if (state === 'accepted') return 'waits';
  return state === undefined ? 'invited' : 'sent-again';
}

/** A new invitation, or the standing one with a new link: the old one leads nowhere from then on. */
async function writeOne(tx: Transaction, email: string, earlierId: string | undefined, { organisation, workspace, role, memberUntil, inviter }: Invited): Promise<ToSend> {
  const token = newToken();
  const expiresAt = newExpiry();
  const data = { tokenHash: hashOfToken(token), organisationId: organisation.id, role, memberUntil, invitedById: inviter.userId, expiresAt, mailed: null };
  const { id } = earlierId
    ? await tx.invitation.update({ where: { id: earlierId }, data, select: { id: true } })
    : await tx.invitation.create({ data: { ...data, email, workspaceId: workspace?.id ?? null }, select: { id: true } });
  const event = workspace ? 'member:invited' : 'person:invited';
  await recordEvent(tx, { event, actorId: inviter.userId, organisationId: organisation.id, workspaceId: workspace?.id ?? null, facts: { email, role, again: earlierId !== undefined } });
  return { id, email, token, expiresAt };
}

/** Addresses among these whose people are there already. */
async function takingPart(tx: Transaction, emails: readonly string[], { organisation, workspace }: Invited): Promise<ReadonlySet<string>> {
  const now = new Date();
  const among = workspace
    ? { memberships: { some: { workspaceId: workspace.id, OR: [{ endsAt: null }, { endsAt: { gt: now } }] } } }
    : { affiliations: { some: { organisationId: organisation.id } } };
  const rows = await tx.user.findMany({ where: { email: { in: [...emails] }, ...among }, select: { email: true } });
  return new Set(rows.flatMap(({ email }) => email ?? []));
}

/** Sends the mails of what was written, after the commit; where one did not go out, the link is in the answer. */
export async function sendList(db: Database, { lines, toSend }: WrittenList, invited: Invited): Promise<ListOutcome> {
  const links = new Map<string, string>();
  for (let start = 0; start < toSend.length; start += MAILS_AT_ONCE) {
    await Promise.all(
      toSend.slice(start, start + MAILS_AT_ONCE).map(async (one) => {
        const { mailed, link } = await sendOne(db, one, invited);
        if (mailed !== 'sent') links.set(one.email, link);
      }),
    );
  }
  return {
    lines: lines.map((line) => ({ ...line, link: line.outcome === 'twice' ? null : (links.get(line.email ?? '') ?? null) })),
    left: lines.filter(({ outcome }) => outcome === 'no-address').map(({ written }) => written).join('\n'),
  };
}

/** Sends one invitation's mail and notes what became of it. Nothing invented goes out into the world. */
export async function sendOne(db: Database, { id, email, token, expiresAt }: ToSend, invited: Invited): Promise<{ mailed: Mailed; link: string }> {
  const { organisation, workspace, invented, inviter } = invited;
  const link = addressOf(db, `/invitations/${token}`);
  const common = { to: email, inviter, organisation: organisation.name, link, until: expiresAt };
  const letter: Letter = workspace ? workspaceInvitation({ ...common, workspaceKind: workspace.kind }) : organisationInvitation(common);
  const affair = { actorId: inviter.userId, organisationId: organisation.id, workspaceId: workspace?.id ?? null };
  const mailed = invented ? 'not-set-up' : await sendMail(db, letter, affair);
  // Whoever answered meanwhile, or was sent another link, is left alone.
  await db.prisma.invitation.updateMany({ where: { id, tokenHash: hashOfToken(token) }, data: { mailed } });
  return { mailed, link };
}
