import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';

/** Has a server listen on a port of its own. @returns its address, without a slash at the end */
export async function listening(http: Server): Promise<string> {
  await new Promise<void>((ready) => http.listen(0, '127.0.0.1', () => ready()));
  return `http://127.0.0.1:${(http.address() as AddressInfo).port}`;
}
