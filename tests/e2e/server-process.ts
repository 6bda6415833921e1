import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** The program as a person starts it: a process of its own, built, on a port of its own. */
export interface ServerProcess {
  /** `http://127.0.0.1:<port>` */
  readonly url: string;
  readonly pid: number;
  /** Everything it said so far. */
  said(): string;
  /** Password of a sandbox person; the sandbox must have been asked for. */
  passwordOf(email: string): string;
  /** Ends it as `signal` does and waits. @returns exit code, `null` when the signal ended it. */
  stop(signal?: NodeJS.Signals): Promise<number | null>;
}

export interface ServerOptions {
  /** Of a database that is there; migrations are applied. */
  readonly databaseUrl: string;
  readonly sandbox?: boolean;
  /** 0: a free one. */
  readonly port?: number;
  /** More settings of the program; one test asks more than a person would, so nothing is limited without `RATE_LIMIT` here. */
  readonly settings?: Readonly<Record<string, string>>;
}

const START_LIMIT_MS = 180_000;

/** @throws Error with what it said when it does not come up. */
export async function startServer({ databaseUrl, sandbox = false, port = 0, settings = {} }: ServerOptions): Promise<ServerProcess> {
  const folder = mkdtempSync(join(tmpdir(), 'learning-loop-server-'));
  const env: NodeJS.ProcessEnv = { ...process.env, NODE_ENV: 'production', PORT: String(port), DATABASE_URL: databaseUrl, DATA_DIR: folder, SANDBOX: sandbox ? '1' : '0', PUBLIC_URL: '', TRUST_PROXY: '', RATE_LIMIT: '0', ...settings };
  const child = spawn(process.execPath, ['server/launch/start.mjs'], { env, stdio: ['ignore', 'pipe', 'pipe'] });
  let said = '';
  const ended = new Promise<number | null>((done) => child.once('close', (code) => done(code)));
  const url = await new Promise<string>((ready, failed) => {
    const late = setTimeout(() => failed(new Error(`The server did not come up in time. It said:\n${said}`)), START_LIMIT_MS);
    const listen = (chunk: Buffer) => {
      said += chunk.toString();
      const found = /ready: (http:\/\/\S+)/.exec(said)?.[1];
      if (found) ready(found);
      if (found) clearTimeout(late);
    };
    child.stdout.on('data', listen);
    child.stderr.on('data', listen);
    void ended.then((code) => {
      clearTimeout(late);
      failed(new Error(`The server ended (${code}). It said:\n${said}`));
    });
  });
  return {
    url,
    pid: child.pid!,
    said: () => said,
    passwordOf(email) {
      const passwords = JSON.parse(readFileSync(join(folder, 'sandbox-passwords.json'), 'utf8')) as Record<string, string>;
      const password = passwords[email];
      if (!password) throw new Error(`${email} is nobody in the sandbox; there are ${Object.keys(passwords).join(', ')}.`);
      return password;
    },
    async stop(signal = 'SIGTERM') {
      if (child.exitCode === null) child.kill(signal);
      const code = await ended;
      rmSync(folder, { recursive: true, force: true });
      return code;
    },
  };
}
