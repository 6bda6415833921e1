import { invalid, Refusal } from '../../../shared/errors.ts';
import type { Database } from '../../db.ts';
import { grantSteward, revokeSteward } from './commands.ts';
import { stewards } from './queries.ts';

const USAGE = `Usage:
  npm run steward -- grant <email>    makes a person a data steward: checks, previews, signs off and rolls back releases
  npm run steward -- revoke <email>   ends that
  npm run steward -- list             names them all`;

/**
 * The command `npm run steward`.
 * @returns exit code: 0, 1 when it could not be done, 2 when the command was not understood.
 */
export async function runStewardCommand(argv: readonly string[], db: Database, print: (line: string) => void = console.log): Promise<number> {
  const [what, email, ...more] = argv;
  if (what === 'list' && email === undefined) return list(db, print);
  if ((what !== 'grant' && what !== 'revoke') || email === undefined || more.length > 0) {
    print(USAGE);
    return 2;
  }
  try {
    if (what === 'grant') {
      await grantSteward(db, email);
      print(`${email} is a data steward: /steward`);
      return 0;
    }
    if (!(await revokeSteward(db, email))) throw invalid({ email: `${email} is no data steward.` });
    print(`${email} is no data steward any more.`);
    return 0;
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    for (const words of Object.values(error.fields)) print(words);
    return 1;
  }
}

async function list(db: Database, print: (line: string) => void): Promise<number> {
  const all = await stewards(db);
  for (const { email, name, since } of all) print(`${email}  ${name}, since ${since.toISOString().slice(0, 10)}`);
  if (all.length === 0) print('Nobody is a data steward: npm run steward -- grant <email>');
  return 0;
}
