import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { createServer, type AddressInfo } from 'node:net';
import { build } from 'esbuild';

export interface Dying {
  readonly at: 'before-acknowledgement' | 'before-broadcast';
  /** Writes that go well before. */
  readonly after: number;
}

/** The server under test as a process of its own, always on the same port, killed and started again at will. */
export class ServerProcess {
  private child: ChildProcess | null = null;
  readonly errors: string[] = [];

  private constructor(
    private readonly databaseUrl: string,
    private readonly port: number,
    private readonly program: string,
  ) {}

  static async prepare(databaseUrl: string): Promise<ServerProcess> {
    return new ServerProcess(databaseUrl, await freePort(), await bundled());
  }

  get url(): string {
    return `http://127.0.0.1:${this.port}`;
  }

  async start(dying?: Dying): Promise<void> {
    const env = { ...process.env, DATABASE_URL: this.databaseUrl, PORT: String(this.port), ...(dying ? { DIE: dying.at, DIE_AFTER: String(dying.after) } : {}) };
    const child = spawn(process.execPath, [this.program], { env, stdio: ['ignore', 'inherit', 'pipe'] });
    child.stderr?.on('data', (chunk: Buffer) => this.errors.push(chunk.toString()));
    this.child = child;
    const end = Date.now() + 30_000;
    while (!(await this.answers())) {
      if (Date.now() > end || child.exitCode !== null) throw new Error(`The server under test does not start: ${this.errors.join('')}`);
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
  }

  /** @returns how it ended. */
  async end(signal?: NodeJS.Signals): Promise<{ code: number | null; signal: NodeJS.Signals | null }> {
    const { child } = this;
    if (!child) throw new Error('not started');
    if (child.exitCode === null && child.signalCode === null) {
      const exited = once(child, 'exit');
      if (signal) child.kill(signal);
      await exited;
    }
    this.child = null;
    return { code: child.exitCode, signal: child.signalCode };
  }

  private async answers(): Promise<boolean> {
    return fetch(`${this.url}/healthz`).then((response) => response.ok, () => false);
  }
}

async function freePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1');
  await once(probe, 'listening');
  const { port } = probe.address() as AddressInfo;
  probe.close();
  await once(probe, 'close');
  return port;
}

/** One file of our own code, so that a start takes a moment; packages stay where they are installed. */
async function bundled(): Promise<string> {
  const outfile = 'node_modules/.cache/learning-loop/faults-server.mjs';
  await build({ entryPoints: ['tests/faults/server.ts'], outfile, bundle: true, platform: 'node', format: 'esm', target: 'node20', packages: 'external', sourcemap: 'inline', logLevel: 'error' });
  return outfile;
}
