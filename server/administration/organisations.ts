import { AREAS, findArea, type World } from '../../shared/areas/register.ts';
import type { OrganisationInput } from '../../shared/administration-forms.ts';
import { invalid, notFound } from '../../shared/errors.ts';
import { KIND_OF_ORGANISATION } from '../../shared/people.ts';
import { isUuid } from '../../shared/uuid.ts';
import { recordEvent } from '../audit/commands.ts';
import { authorizeForInstallation } from '../authorize.ts';
import type { Actor, Context } from '../context.ts';
import type { Transaction } from '../db.ts';

/**
 * Enters an organisation in the register. @returns its id.
 * @throws Refusal as `authorizeForInstallation`; 400 with words for `name` or `areas`.
 */
export async function makeOrganisation(ctx: Context, { name, kind, areas }: OrganisationInput): Promise<string> {
  return ctx.db.prisma.$transaction(async (tx) => {
    const { userId, invented } = await authorizeForInstallation(ctx, 'organisation.make', tx);
    const codes = codesIn(areas, invented ? 'invented' : 'published');
    const [made] = await tx.organisation.createManyAndReturn({ data: [{ name, kind, invented }], skipDuplicates: true, select: { id: true } });
    if (!made) throw nameTaken();
    await tx.organisationArea.createMany({ data: codes.map((area) => ({ organisationId: made.id, area })) });
    await recordEvent(tx, { event: 'organisation:made', actorId: userId, organisationId: made.id, facts: { after: inWords({ name, kind, codes }) } });
    return made.id;
  });
}

/** Changes name, kind or areas of an organisation. @throws Refusal as `makeOrganisation`; 404 for one that is not there. */
export async function changeOrganisation(ctx: Context, id: string, { name, kind, areas }: OrganisationInput): Promise<void> {
  await ctx.db.prisma.$transaction(async (tx) => {
    const actor = await authorizeForInstallation(ctx, 'organisation.change', tx);
    const organisation = await heldOrganisation(tx, actor, id);
    const codes = codesIn(areas, organisation.invented ? 'invented' : 'published');
    const before = inWords({ ...organisation, codes: organisation.areas.map(({ area }) => area) });
    const after = inWords({ name, kind, codes });
    if (before === after) return;
    if (await tx.organisation.findFirst({ where: { name, invented: organisation.invented, id: { not: id } }, select: { id: true } })) throw nameTaken();
    await tx.organisation.update({ where: { id }, data: { name, kind, areas: { deleteMany: {}, create: codes.map((area) => ({ area })) } } });
    await recordEvent(tx, { event: 'organisation:changed', actorId: actor.userId, organisationId: id, facts: { before, after } });
  });
}

/**
 * Closes an organisation: it takes part in nothing new, and what it said stays. Or opens it again.
 * @throws Refusal as `authorizeForInstallation`; 404 for one that is not there.
 */
export async function closeOrganisation(ctx: Context, id: string, closed: boolean): Promise<void> {
  await ctx.db.prisma.$transaction(async (tx) => {
    const actor = await authorizeForInstallation(ctx, 'organisation.change', tx);
    const organisation = await heldOrganisation(tx, actor, id);
    if ((organisation.closedAt !== null) === closed) return;
    await tx.organisation.update({ where: { id }, data: { closedAt: closed ? new Date() : null } });
    const event = closed ? 'organisation:closed' : 'organisation:changed';
    await recordEvent(tx, { event, actorId: actor.userId, organisationId: id, facts: { before: closed ? 'open' : 'closed', after: closed ? 'closed' : 'open' } });
  });
}

/** An organisation that this administrator may see to, held until the transaction ends. @throws Refusal 404. */
export async function heldOrganisation(tx: Transaction, { invented }: Actor, id: string) {
  if (!isUuid(id)) throw notFound();
  await tx.$queryRaw`SELECT id FROM organisation WHERE id = ${id}::uuid FOR UPDATE`;
  const organisation = await tx.organisation.findUnique({ where: { id }, include: { areas: { select: { area: true } } } });
  if (!organisation || (invented && !organisation.invented)) throw notFound();
  return organisation;
}

const nameTaken = () => invalid({ name: 'There is an organisation of this name already.' });

/** What one writes, one a line: codes or names of areas. @throws Refusal 400 that names what is none. */
function codesIn(text: string, world: World): readonly string[] {
  const written = text.split(/[\r\n]+/).map((line) => line.trim()).filter(Boolean);
  const found = written.map((one) => {
    const byName = AREAS.filter((area) => area.world === world && area.name.toLowerCase() === one.toLowerCase());
    const area = findArea(one.toUpperCase()) ?? (byName.length === 1 ? byName[0] : undefined);
    if (area?.world === world) return area.code;
    const closer = byName.length > 1 ? 'Several areas have this name: give the code.' : 'Write codes such as E08000035 or names such as Leeds, one a line.';
    throw invalid({ areas: `“${one.slice(0, 60)}” is no area of the register. ${closer}` });
  });
  return [...new Set(found)].sort();
}

function inWords({ name, kind, codes }: { name: string; kind: string; codes: readonly string[] }): string {
  const areas = [...codes].sort().map((code) => findArea(code)?.name ?? code).join(', ');
  return `${name} (${KIND_OF_ORGANISATION[kind as keyof typeof KIND_OF_ORGANISATION]}${areas === '' ? '' : `; ${areas}`})`;
}
