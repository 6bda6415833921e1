import { CONTRIBUTION_RULES, type ContributionRule, type PersonView } from '../../shared/workspaces.ts';
import type { Transaction } from '../db.ts';
import { peopleIn, personOf, type Author, type People } from '../workspaces/queries.ts';

interface Written extends Author {
  /** The workspace it was written in, and that one's rule. */
  readonly workspaceId: string;
  readonly rule: ContributionRule;
}

/**
 * How authors of rows that are read in one workspace are shown there. What was written elsewhere is shown by the rule of
 * the place it was written in, or of the place it is read in where that is stricter: sharing never says more of somebody.
 */
export async function authorsOf(db: Transaction, workspaceId: string, rows: readonly Written[], known?: People): Promise<(row: Written) => PersonView> {
  const here = await peopleIn(db, workspaceId, rows.filter((row) => row.workspaceId === workspaceId), known);
  const elsewhere = rows.filter((row) => row.workspaceId !== workspaceId && row.authorId !== null);
  if (elsewhere.length === 0) return (row) => personOf(here, row);
  const [read] = await db.$queryRaw<{ rule: ContributionRule }[]>`SELECT contribution_rule AS rule FROM workspace WHERE id = ${workspaceId}::uuid`;
  const asReadHere = await peopleIn(db, workspaceId, elsewhere);
  const asWritten = new Map<string, People>();
  for (const home of new Set(elsewhere.map((row) => row.workspaceId))) {
    asWritten.set(home, await peopleIn(db, home, elsewhere.filter((row) => row.workspaceId === home)));
  }
  const strictness = (rule: ContributionRule) => CONTRIBUTION_RULES.indexOf(rule);
  return (row) => {
    if (row.workspaceId === workspaceId) return personOf(here, row);
    const stricterHere = read !== undefined && strictness(read.rule) > strictness(row.rule);
    return personOf(stricterHere ? asReadHere : (asWritten.get(row.workspaceId) ?? here), row);
  };
}
