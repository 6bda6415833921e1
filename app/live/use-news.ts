import { useEffect, useRef } from 'react';
import { holdConnection, type LiveConnection } from './connection.ts';

/** The page is at rest before it opens a socket for this. */
const REST_MS = 1_500;

/**
 * Calls `onNews` whenever there is something new for the person who is signed in, on whatever page; without the socket
 * the next page load tells. @param person id of who is signed in; `null` for nobody: then nothing is opened
 */
export function useNews(person: string | null, onNews: () => void): void {
  const latest = useRef(onNews);
  useEffect(() => {
    latest.current = onNews;
  });
  useEffect(() => {
    if (person === null) return undefined;
    let letGo: (() => void) | null = null;
    let ended = false;
    const hear = () => latest.current();
    const start = () =>
      void holdConnection()
        .then((held) => {
          if (ended) return held.letGo();
          const { socket } = held;
          const follow = () => void socket.emit('news:follow');
          socket.on('connect', follow);
          socket.on('news:changed', hear);
          if (socket.connected) follow();
          letGo = () => {
            stopHearing(socket, follow, hear);
            held.letGo();
          };
        })
        // Without the socket's code there are no news in between; pages still tell them.
        .catch(() => undefined);
    const timer = setTimeout(start, REST_MS);
    return () => {
      ended = true;
      clearTimeout(timer);
      letGo?.();
    };
  }, [person]);
}

function stopHearing(socket: LiveConnection, follow: () => void, hear: () => void): void {
  socket.off('connect', follow);
  socket.off('news:changed', hear);
}
