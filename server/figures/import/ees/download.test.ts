import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { eesServer, problem, type EesServer, type Heard } from '../../../../tests/ees-server.ts';
import { csv } from '../invented-files.ts';
import { EesClient, type ClientOptions } from './client.ts';

const folder = mkdtempSync(join(tmpdir(), 'ees-download-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const ID = 'a-data-set';
const FILE = Buffer.from(csv([['a', 'b', 'c'], ...Array.from({ length: 40_000 }, (_, row) => [`${row}`, `${(row * 7919) % 10_007}`, 'invented words'])]));

let server: EesServer;
let baseUrl: string;
let waits: number[];

beforeAll(async () => {
  ({ server, baseUrl } = await eesServer({ dataSets: [{ id: ID, title: 'A data set', publication: 'p', filters: [], versions: [{ version: '1.0', published: '2025-10-30T09:30:00Z', csv: FILE.toString() }] }] }));
});
beforeEach(() => {
  server.reset();
  waits = [];
});

/** Fetches into a file of its own. */
async function fetched(options: ClientOptions = {}): Promise<Buffer> {
  const path = join(folder, 'fetched');
  const client = new EesClient({ baseUrl, wait: async (ms) => void waits.push(ms), ...options });
  await client.csv(ID, '1.0', path);
  return readFileSync(path);
}

const files = (): Heard[] => server.heard.filter(({ path }) => path.endsWith('/csv'));
const sent = () => files().reduce((sum, { sent: bytes }) => sum + bytes, 0);

describe('a download that is cut', () => {
  test.each([[false], [true]])('at 30% and at 80% goes on where it stopped and sends nothing twice (gzip %s)', async (gzip) => {
    Object.assign(server.files, { gzip, cuts: [0.3, 0.8] });
    const found = await fetched();
    const whole = gzip ? gzipSync(FILE) : FILE;
    expect(found.equals(whole)).toBe(true);
    expect((gzip ? gunzipSync(found) : found).equals(FILE)).toBe(true);
    expect(files().map(({ headers }) => headers.range)).toEqual([undefined, `bytes=${Math.floor(whole.length * 0.3)}-`, `bytes=${Math.floor(whole.length * 0.8)}-`]);
    expect(sent() - whole.length).toBe(0);
    expect(waits.filter((ms) => ms >= 1000)).toEqual([1000, 1000]);
  });

  test('begins anew where the server takes no notice of ranges, and says nothing that tells the file', async () => {
    for (const settings of [{ ranges: false }, { tag: false }]) {
      server.heard.length = 0;
      server.files = { ...server.files, ranges: true, tag: true, ...settings, cuts: [0.3] };
      expect((await fetched()).equals(FILE)).toBe(true);
      expect(sent()).toBe(FILE.length + Math.floor(FILE.length * 0.3));
    }
  });

  test('begins anew when the file is another one by now', async () => {
    server.files.cuts = [0.5];
    server.next(/csv$/, (heard, response, own) => own.usual(heard, response), (heard, response, own) => {
      own.files.etag = '"another"';
      own.file(heard, response, Buffer.from('a,b\n1,2\n'));
    });
    expect((await fetched()).toString()).toBe('a,b\n1,2\n');
  });

  test('begins anew when a server goes on with another file in spite of If-Range', async () => {
    server.files.cuts = [0.5];
    server.next(/csv$/, (heard, response, own) => own.usual(heard, response), (heard, response) => {
      const from = Number(/\d+/.exec(heard.headers.range ?? '')![0]);
      response.writeHead(206, { ETag: '"another"', 'Content-Range': `bytes ${from}-${FILE.length - 1}/${FILE.length}`, 'Content-Type': 'text/csv' }).end(Buffer.alloc(FILE.length - from, 'x'));
    });
    expect((await fetched()).equals(FILE)).toBe(true);
    expect(files().map(({ headers }) => headers.range)).toEqual([undefined, expect.stringMatching(/bytes/) as string, undefined]);
  });

  test('begins anew when the rest starts elsewhere than asked', async () => {
    server.files.length = false;
    server.files.cuts = [0.5];
    server.next(/csv$/, (heard, response, own) => own.usual(heard, response), (heard, response) => {
      response.writeHead(206, { ETag: String(heard.headers['if-range']), 'Content-Range': `bytes 0-${FILE.length - 1}/*`, 'Content-Type': 'text/csv' }).end(FILE);
    });
    expect((await fetched()).equals(FILE)).toBe(true);
  });

  test('is whole when the cut came after the last byte', async () => {
    server.files.length = false;
    server.files.cuts = [1];
    expect((await fetched()).equals(FILE)).toBe(true);
    expect(files()).toHaveLength(2);
  });

  test('and gets no further is given up after five more tries; one that gets a little further each time is not', async () => {
    server.files.cuts = [0.3, 0.3, 0.3, 0.3, 0.3, 0.3, 0.3];
    await expect(fetched()).rejects.toThrow(/the connection was cut.* again after 5 more tries/);
    expect(waits.filter((ms) => ms >= 1000)).toEqual([1000, 2000, 4000, 8000, 16_000]);
    server.files.cuts = [0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9];
    expect((await fetched()).equals(FILE)).toBe(true);
  });
});

describe('a server in difficulties', () => {
  test('429 with seconds and with a date is waited for as long as it says; 504 twice, then fine', async () => {
    const inTwoMinutes = () => new Date(Date.now() + 120_000).toUTCString();
    server.next(/csv$/,
      (_heard, response) => problem(response, 429, 'Too many requests', [], { 'Retry-After': '7' }),
      (_heard, response) => problem(response, 429, 'Too many requests', [], { 'Retry-After': inTwoMinutes() }),
      (_heard, response) => problem(response, 504, 'Gateway timeout'),
      (_heard, response) => problem(response, 504, 'Gateway timeout'));
    expect((await fetched()).equals(FILE)).toBe(true);
    const long = waits.filter((ms) => ms >= 1000);
    expect([long[0], ...long.slice(2)]).toEqual([7000, 4000, 8000]);
    expect(long[1]).toBeGreaterThan(60_000);
    expect(long[1]).toBeLessThanOrEqual(120_000);
    // Between any two requests there is a pause.
    expect(waits.filter((ms) => ms === 200)).toHaveLength(4);
  });

  test('one that asks to wait for hours is not waited for', async () => {
    server.next(/csv$/, (_heard, response) => problem(response, 429, 'Too many requests', [], { 'Retry-After': '7200' }));
    await expect(fetched()).rejects.toThrow(/fewer requests \(429\): Too many requests, and asks to wait 120 minutes/);
    expect(waits).toEqual([]);
  });

  test('errors of the request are said at once, in the words of the service', async () => {
    server.next(/csv$/, (_heard, response) => problem(response, 400, 'There are validation errors.', [{ message: 'Must be a version.', path: 'dataSetVersion', code: 'X' }]));
    await expect(fetched()).rejects.toThrow('the service did not understand the request for the file of data set a-data-set (400): Must be a version at dataSetVersion.');
    server.next(/csv$/, (_heard, response) => problem(response, 403, 'Forbidden'));
    await expect(fetched()).rejects.toThrow(/does not give the file of data set a-data-set to the public.* \(403\): Forbidden/);
    expect(files()).toHaveLength(2);
  });

  test('silence before the headers and in the middle is noticed; a drip that goes on is silence too', async () => {
    server.next(/csv$/, () => {}, (_heard, response) => void response.writeHead(200, { 'Content-Type': 'text/csv' }).write('a,b\n'), (_heard, response) => {
      response.writeHead(200, { 'Content-Type': 'text/csv' });
      const drip = setInterval(() => response.write('x'), 20);
      response.on('close', () => clearInterval(drip));
    });
    expect((await fetched({ silenceMs: 250 })).equals(FILE)).toBe(true);
    expect(files().length).toBeGreaterThanOrEqual(4);
  });

  test('a slow server that goes on sending is listened to', async () => {
    server.next(/csv$/, (heard, response) => {
      response.writeHead(200, { 'Content-Type': 'text/csv', 'Content-Length': FILE.length });
      let at = 0;
      const drip = setInterval(() => {
        response.write(FILE.subarray(at, at + 50_000));
        at += 50_000;
        if (at >= FILE.length) {
          clearInterval(drip);
          response.end();
        }
      }, 10);
      heard.sent = FILE.length;
    });
    expect((await fetched({ silenceMs: 20_000 })).equals(FILE)).toBe(true);
    expect(files()).toHaveLength(1);
  });

  test('no server at all', async () => {
    const client = new EesClient({ baseUrl: 'http://127.0.0.1:1', wait: async (ms) => void waits.push(ms) });
    await expect(client.dataSet(ID)).rejects.toThrow(/no connection to 127\.0\.0\.1:1 \(ECONNREFUSED\), and so again after 5 more tries/);
  });
});

describe('a server that sends something else', () => {
  test('a web page in place of CSV', async () => {
    server.next(/csv$/, (_heard, response) => void response.writeHead(200, { 'Content-Type': 'text/html' }).end('<!doctype html><title>Sign in</title>'));
    await expect(fetched()).rejects.toThrow(/expected CSV for the file of data set a-data-set, found a web page/);
  });

  test('more than any data set has, said before and not said', async () => {
    await expect(fetched({ mostBytes: 1000 })).rejects.toThrow(/more than 0 MB is no published data set/);
    server.files.length = false;
    await expect(fetched({ mostBytes: 200_000 })).rejects.toThrow(/sends more than 0\.2 MB/);
    expect(readFileSync(join(folder, 'fetched')).length).toBeLessThanOrEqual(200_000);
  });

  test('packed in a way that was not asked for', async () => {
    server.next(/csv$/, (_heard, response) => void response.writeHead(200, { 'Content-Type': 'text/csv', 'Content-Encoding': 'br' }).end('x'));
    await expect(fetched()).rejects.toThrow(/packed as "br"/);
  });

  test('redirects are followed, and not without end', async () => {
    server.next(/csv$/, (_heard, response) => void response.writeHead(302, { Location: `/v1/data-sets/${ID}/csv?moved=1` }).end());
    expect((await fetched()).equals(FILE)).toBe(true);
    const round = (_heard: Heard, response: import('node:http').ServerResponse) => void response.writeHead(302, { Location: `/v1/data-sets/${ID}/csv` }).end();
    server.next(/csv$/, round, round, round, round, round, round);
    await expect(fetched()).rejects.toThrow(/sent us on more than 5 times/);
    server.next(/csv$/, (_heard, response) => void response.writeHead(302, { Location: 'file:///etc/hosts' }).end());
    await expect(fetched()).rejects.toThrow(/which is no web address/);
  });
});
