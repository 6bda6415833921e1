import { notFound } from '../../shared/errors.ts';
import type { HolderChoice, MemberView } from '../../shared/members.ts';
import type { Context } from '../context.ts';
import { membersOf, successorsFor } from '../members/queries.ts';
import { endOfDay } from './days.ts';
import { workspaceView } from './queries.ts';

export interface MemberPageView {
  readonly slug: string;
  readonly workspace: string;
  readonly member: MemberView;
  readonly successors: readonly HolderChoice[];
  readonly mayChange: boolean;
  readonly mayEnd: boolean;
  readonly onlyCoordinator: boolean;
}

/**
 * One member before those who see to the members, or oneself.
 * @throws Refusal as `authorize` does; 404 for another member where one does not see to them, and for who is none.
 */
export async function memberPage(ctx: Context, slug: string, userId: string): Promise<MemberPageView> {
  const { name, abilities } = await workspaceView(ctx, slug);
  const members = await membersOf(ctx, slug);
  const member = members.find((one) => one.userId === userId);
  const [mayChange, mayEnd] = [abilities['member.change'], abilities['member.end']];
  if (!member || !(member.me || mayChange || mayEnd)) throw notFound();
  const coordinators = members.filter(({ role }) => role === 'coordinator');
  return {
    slug, member, mayChange, mayEnd,
    workspace: name,
    successors: await successorsFor(ctx, slug, userId),
    onlyCoordinator: coordinators.length === 1 && member.role === 'coordinator',
  };
}

/** The end of a day as it is typed, for what ends on it; none where none is given. */
export const endOfDayOrNone = (day: string | null): Date | null => (day === null ? null : endOfDay(day));
