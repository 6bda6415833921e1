import { actorFrom } from '../auth/queries.ts';
import { listenTo } from '../database/listen.ts';
import type { Database } from '../db.ts';
import { NOTIFICATIONS_CHANNEL } from '../notifications/queries.ts';
import { newsRoom, type LiveSocket, type Sockets } from './sockets.ts';

/** Tells people's pages that there is something new for them; what it is they ask for themselves, by the door. */
export interface NewsTeller {
  follow(socket: LiveSocket): Promise<void>;
  stop(): Promise<void>;
}

export function tellNews(io: Sockets, db: Database): NewsTeller {
  const listening = listenTo(db.url, NOTIFICATIONS_CHANNEL, {
    notified: (userId) => io.to(newsRoom(userId)).emit('news:changed'),
    // Something may have been said while nobody heard it.
    connected: () => {
      for (const [, socket] of io.of('/').sockets) if (socket.data.follows !== undefined) socket.emit('news:changed');
    },
  });
  return {
    async follow(socket) {
      const actor = await actorFrom(db, socket.handshake.headers.cookie);
      if (socket.data.follows !== undefined) void socket.leave(newsRoom(socket.data.follows));
      socket.data.follows = actor?.userId;
      if (!actor) return;
      await socket.join(newsRoom(actor.userId));
      // What came between the page's making and now was told to nobody here.
      socket.emit('news:changed');
    },
    stop: () => listening.stop(),
  };
}
