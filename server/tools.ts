import { connectDatabase } from './database/connect.ts';
import type { Database } from './db.ts';
import { readEnv } from './env.ts';
import { runImport } from './figures/import/main.ts';
import { runReleaseCommand } from './figures/stewardship/release-main.ts';
import { runStewardCommand } from './figures/stewardship/steward-main.ts';
import { runWorkspaceCommand } from './workspaces/main.ts';

/** What an administrator does from the command line. Each takes its arguments and answers with an exit code. */
const TOOLS = {
  import: (argv: readonly string[], db: Database) => runImport(argv, db),
  workspace: (argv: readonly string[], db: Database) => runWorkspaceCommand(argv, db),
  release: (argv: readonly string[], db: Database) => runReleaseCommand(argv, db),
  steward: (argv: readonly string[], db: Database) => runStewardCommand(argv, db),
};

export type ToolName = keyof typeof TOOLS;

const say = (line: string) => process.stderr.write(`${line}\n`);

/**
 * Runs a tool on the database that the server uses, beside a running server or alone: the embedded database is started
 * when nobody runs it, and stopped again when nobody else came to use it.
 * @returns exit code. @throws Error in words when there is no database, or the reason of `signal`.
 */
export async function runTool(name: ToolName, argv: readonly string[], signal: AbortSignal): Promise<number> {
  const database = await connectDatabase(readEnv(), say, signal);
  const stopped = new Promise<never>((_done, stop) => signal.addEventListener('abort', () => stop(signal.reason as Error), { once: true }));
  try {
    signal.throwIfAborted();
    const code = await Promise.race([TOOLS[name](argv, database.db), stopped]);
    await database.close();
    return code;
  } catch (error) {
    await database.abandon();
    throw error;
  }
}
