import { once } from 'node:events';
import { connect, createServer, type AddressInfo, type Socket } from 'node:net';

/** A stretch of network that a test can cut, hold up and mend: a TCP proxy of our own on the loopback. */
export interface Wire {
  readonly port: number;
  /** Connections end at once, new ones are refused. */
  cut(): void;
  /** Nothing moves any more and nobody is told: connections stay open at both ends, half-open when it is mended. */
  hold(): void;
  /** New connections go through again, to another port where one is given. What was held is dropped without a word. */
  mend(toPort?: number): void;
  close(): Promise<void>;
}

interface Pair {
  readonly near: Socket;
  readonly far: Socket;
  /** Its far end is gone and its near end has not been told. */
  halfOpen?: boolean;
}

export async function wireTo(targetPort: number): Promise<Wire> {
  let target = targetPort;
  let state: 'whole' | 'cut' | 'held' = 'whole';
  const pairs = new Set<Pair>();
  const server = createServer((near) => {
    near.on('error', () => near.destroy());
    if (state === 'cut') return void near.destroy();
    // Held: it is taken, and nothing ever comes.
    if (state === 'held') return void pairs.add({ near, far: near });
    const far = connect(target, '127.0.0.1');
    const pair: Pair = { near, far };
    pairs.add(pair);
    far.on('error', () => near.destroy());
    near.on('data', (chunk: Buffer) => state !== 'held' && far.write(chunk));
    far.on('data', (chunk: Buffer) => state !== 'held' && near.write(chunk));
    for (const [one, other] of [[near, far], [far, near]] as const) {
      one.on('close', () => {
        if (state === 'held' || (pair.halfOpen && one === far)) return;
        pairs.delete(pair);
        other.destroy();
      });
    }
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const drop = () => {
    for (const { near, far } of pairs) {
      near.destroy();
      far.destroy();
    }
    pairs.clear();
  };
  return {
    port: (server.address() as AddressInfo).port,
    cut() {
      state = 'cut';
      drop();
    },
    hold() {
      state = 'held';
    },
    mend(toPort) {
      target = toPort ?? target;
      // The far end learns that nobody is there; the near end is left to find out for itself.
      if (state === 'held') {
        for (const pair of pairs) {
          pair.halfOpen = true;
          if (pair.far !== pair.near) pair.far.destroy();
        }
      }
      state = 'whole';
    },
    async close() {
      drop();
      server.close();
      await once(server, 'close');
    },
  };
}
