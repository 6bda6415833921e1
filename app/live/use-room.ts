import { useEffect, useRef, useState } from 'react';
import type { Socket } from 'socket.io-client';
import type { BrowserToServer, Fact, JoinRoomAnswer, Presence, ServerToBrowser } from '../../shared/live.ts';
import type { RoomStore } from './room-store.ts';

export type LiveStatus = 'connecting' | 'live' | 'offline';
/** What the door said: no member any more, signed out, new terms to accept first. */
export type Closed = 'not-found' | 'sign-in' | 'terms';

const LONGEST_WAIT_FOR_ANSWER = 10_000;

interface Room {
  readonly status: LiveStatus;
  readonly presence: Presence | null;
  readonly closed: Closed | null;
}

interface RoomHandlers {
  /** Facts to put into the page, in whatever order they came. */
  take(facts: readonly Fact[]): void;
  /** The page's data has to be loaded again. */
  reload(): void;
  /** The door said no. @returns whether the page goes elsewhere; else it says so, and asks again when it is looked at. */
  turnedAway(closed: Closed): boolean;
}

/**
 * Joins the room of one indicator page and keeps it in step: facts as they come, what was missed after each break of
 * the network, a reload where too much was missed or access changed. The socket's code is loaded only here.
 */
export function useRoom(store: RoomStore, workspaceId: string, metric: string, handlers: RoomHandlers): Room {
  const [status, setStatus] = useState<LiveStatus>('connecting');
  const [presence, setPresence] = useState<Presence | null>(null);
  const [closed, setClosed] = useState<Closed | null>(null);
  const latest = useRef(handlers);
  useEffect(() => {
    latest.current = handlers;
  });

  useEffect(() => {
    let socket: Socket<ServerToBrowser, BrowserToServer> | null = null;
    let ended = false;
    let joining = false;
    /** Sent to the door: once inside again the page asks what it may now. */
    let sentOut = false;

    const join = () => {
      const since = store.since;
      if (!socket?.connected || joining || since === null) return;
      joining = true;
      socket.timeout(LONGEST_WAIT_FOR_ANSWER).emit('room:join', { workspaceId, metric, since }, (failure, answer) => {
        joining = false;
        if (ended) return;
        if (failure) socket?.disconnect().connect();
        else settle(answer);
      });
    };

    const settle = (answer: JoinRoomAnswer) => {
      if (!answer.ok) {
        setStatus('offline');
        setPresence(null);
        sentOut = true;
        if (answer.code !== 'malformed' && !latest.current.turnedAway(answer.code)) setClosed(answer.code);
        return;
      }
      setStatus('live');
      setClosed(null);
      if (sentOut && 'facts' in answer) latest.current.reload();
      sentOut = false;
      if ('reload' in answer) {
        store.forget();
        latest.current.reload();
        return;
      }
      latest.current.take(answer.facts);
      if (store.hasHole) join();
    };

    const offline = () => setStatus('offline');

    void import('socket.io-client')
      .then(({ io }) => {
        if (ended) return;
        socket = io({ reconnectionDelay: 500, reconnectionDelayMax: 5_000 });
        socket.on('connect', join);
        socket.on('connect_error', offline);
        socket.on('disconnect', (reason) => {
          joining = false;
          setPresence(null);
          offline();
          // The server ending a connection (its restart, a login that ended) is the one break Socket.IO does not heal.
          if (reason === 'io server disconnect') setTimeout(() => !ended && socket?.connect(), 1_000);
        });
        socket.on('fact:recorded', (fact) => {
          latest.current.take([fact]);
          if (store.hasHole) join();
        });
        socket.on('presence:changed', setPresence);
        socket.on('room:closed', () => {
          setStatus('offline');
          sentOut = true;
          // The door is asked before the page's data: where it says no, what was typed must not go with the page.
          join();
        });
      })
      .catch(offline);

    // The browser knows of a cut long before the socket's own heartbeat does; on its return the page asks at once, without
    // waiting for the socket's next attempt.
    const online = () => (socket?.connected ? join() : socket?.disconnect().connect());
    // Back from another tab, where they may have signed in or accepted the terms.
    const lookedAt = () => sentOut && document.visibilityState === 'visible' && join();
    document.addEventListener('visibilitychange', lookedAt);
    window.addEventListener('focus', lookedAt);
    window.addEventListener('offline', offline);
    window.addEventListener('online', online);
    return () => {
      ended = true;
      document.removeEventListener('visibilitychange', lookedAt);
      window.removeEventListener('focus', lookedAt);
      window.removeEventListener('offline', offline);
      window.removeEventListener('online', online);
      socket?.disconnect();
    };
  }, [store, workspaceId, metric]);

  return { status, presence, closed };
}
