import { holdConnection, type LiveConnection } from './connection.ts';

/** The page is at rest before it opens a socket for this. */
const REST_MS = 1_500;

const listeners = new Set<() => void>();
/** How often there was news since this browser began to follow, and how often there had been when the page's data was asked for. */
let told = 0;
let toldWhenAsked = 0;
let hangUp = () => {};

/**
 * Calls `listener` whenever there is something new for the person who is signed in. However many listen on a page, it
 * follows once: the server answers each new follower with a call of its own. Who comes later is called at once where
 * there was news since the page's data was asked for. @returns what ends it
 */
export function hearNews(listener: () => void): () => void {
  listeners.add(listener);
  if (listeners.size === 1) hangUp = follow();
  else if (told > toldWhenAsked) listener();
  return () => {
    listeners.delete(listener);
    if (listeners.size === 0) hangUp();
  };
}

/** Another page's data is being asked for: what was told until now will be in it. */
export function pageIsAsked(): void {
  toldWhenAsked = told;
}

function follow(): () => void {
  told = toldWhenAsked = 0;
  let letGo = () => {};
  let ended = false;
  const hear = () => {
    told += 1;
    for (const listener of [...listeners]) listener();
  };
  const begin = ({ socket, letGo: release }: { readonly socket: LiveConnection; letGo(): void }) => {
    if (ended) return release();
    const ask = () => void socket.emit('news:follow');
    socket.on('connect', ask);
    socket.on('news:changed', hear);
    if (socket.connected) ask();
    letGo = () => {
      socket.off('connect', ask);
      socket.off('news:changed', hear);
      release();
    };
  };
  // Without the socket's code there are no news in between; pages still tell them.
  const timer = setTimeout(() => void holdConnection().then(begin).catch(() => undefined), REST_MS);
  return () => {
    ended = true;
    clearTimeout(timer);
    letGo();
  };
}
