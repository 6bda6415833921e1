import { areaOf, byName, findArea, type Area } from '../../shared/areas/register.ts';
import type { Database } from '../db.ts';

const WIDEST_LAST = { LA: 0, region: 1, England: 2 } as const;

/**
 * The area a workspace's first page is about: its owner's own, where it speaks about that; else its region; else the
 * first of its authorities by name.
 */
export async function homeAreaOf({ prisma }: Database, workspaceId: string, codes: readonly string[]): Promise<Area> {
  const own = await prisma.organisationArea.findMany({ where: { organisation: { ownWorkspaces: { some: { id: workspaceId } } } }, select: { area: true } });
  const areas = codes.filter((code) => findArea(code)).map(areaOf).sort((a, b) => WIDEST_LAST[a.level] - WIDEST_LAST[b.level] || byName(a, b));
  const owned = new Set(own.map(({ area }) => area));
  const home = areas.find(({ code }) => owned.has(code)) ?? areas.find(({ level }) => level === 'region') ?? areas[0];
  if (!home) throw new Error('A workspace has at least one area.');
  return home;
}
