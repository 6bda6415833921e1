import { execFileSync } from 'node:child_process';

/** PostgreSQL refuses to run as root: then this account of the system runs it. */
export interface Account {
  readonly uid: number;
  readonly gid: number;
}

/** The account that runs PostgreSQL when we are root; `null` when we may run it ourselves. */
export function unprivilegedAccount(): Account | null {
  if (process.platform === 'win32' || process.getuid?.() !== 0) return null;
  const id = (flag: string) => Number(execFileSync('id', [flag, 'nobody'], { encoding: 'utf8' }));
  return { uid: id('-u'), gid: id('-g') };
}

/** Whether the account can read a path, asked of the system itself: modes, owners and mounts all count. */
export function canReach(account: Account, path: string): boolean {
  try {
    execFileSync('test', ['-r', path, '-a', '-x', path], { uid: account.uid, gid: account.gid, cwd: '/', stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}
