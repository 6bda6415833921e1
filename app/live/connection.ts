import type { Socket } from 'socket.io-client';
import type { BrowserToServer, ServerToBrowser } from '../../shared/live.ts';

export type LiveConnection = Socket<ServerToBrowser, BrowserToServer>;

let connection: LiveConnection | null = null;
let holders = 0;

/**
 * The page's one socket, opened for the first who holds it and ended when the last lets go; its code is loaded only
 * then. @returns the socket, and the function that lets go of it
 * @throws whatever loading the code throws
 */
export async function holdConnection(): Promise<{ readonly socket: LiveConnection; readonly letGo: () => void }> {
  const { io } = await import('socket.io-client');
  holders += 1;
  connection ??= io({ reconnectionDelay: 500, reconnectionDelayMax: 5_000 });
  const socket = connection;
  let held = true;
  return {
    socket,
    letGo: () => {
      if (!held) return;
      held = false;
      holders -= 1;
      if (holders > 0) return;
      socket.disconnect();
      connection = null;
    },
  };
}
