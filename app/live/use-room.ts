import { useCallback, useEffect, useRef, useState } from 'react';
import type { EditingNow, Fact, JoinRoomAnswer, Presence } from '../../shared/live.ts';
import { holdConnection, type LiveConnection } from './connection.ts';
import type { HeldLog } from './page-log.ts';

export type LiveStatus = 'connecting' | 'live' | 'offline';
/** What the door said: no member any more, signed out, new terms to accept first. */
export type Closed = 'not-found' | 'sign-in' | 'terms';

const LONGEST_WAIT_FOR_ANSWER = 10_000;

export interface Room {
  readonly status: LiveStatus;
  readonly presence: Presence | null;
  readonly closed: Closed | null;
  /** Who else is changing what one is changing. */
  readonly editing: EditingNow | null;
  /** Says what one is changing now; `null`: nothing. */
  edit(id: string | null): void;
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
 * Joins the room of one page of a workspace and keeps it in step: facts as they come, what was missed after each break of
 * the network, a reload where too much was missed or access changed. The socket's code is loaded only here.
 */
export function useRoom(store: HeldLog, workspaceId: string, metric: string, handlers: RoomHandlers): Room {
  const [status, setStatus] = useState<LiveStatus>('connecting');
  const [presence, setPresence] = useState<Presence | null>(null);
  const [closed, setClosed] = useState<Closed | null>(null);
  const [editing, setEditing] = useState<EditingNow | null>(null);
  const connection = useRef<LiveConnection | null>(null);
  const changing = useRef<string | null>(null);
  const latest = useRef(handlers);
  useEffect(() => {
    latest.current = handlers;
  });

  useEffect(() => {
    let socket: LiveConnection | null = null;
    let letGo = () => {};
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
      if (changing.current !== null) socket?.emit('editing:start', { id: changing.current });
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
    const cut = (reason: string) => {
      joining = false;
      setPresence(null);
      setEditing(null);
      offline();
      // The server ending a connection (its restart, a login that ended) is the one break Socket.IO does not heal.
      if (reason === 'io server disconnect') setTimeout(() => !ended && socket?.connect(), 1_000);
    };
    const recorded = (facts: readonly Fact[]) => {
      latest.current.take(facts);
      if (store.hasHole) join();
    };
    const shut = () => {
      setStatus('offline');
      setEditing(null);
      sentOut = true;
      // The door is asked before the page's data: where it says no, what was typed must not go with the page.
      join();
    };

    void holdConnection()
      .then((held) => {
        if (ended) return held.letGo();
        socket = connection.current = held.socket;
        const heard = { connect: join, connect_error: offline, disconnect: cut, 'facts:recorded': recorded, 'presence:changed': setPresence, 'editing:changed': setEditing, 'room:closed': shut };
        for (const [event, hear] of Object.entries(heard)) socket.on(event as 'connect', hear as () => void);
        letGo = () => {
          for (const [event, hear] of Object.entries(heard)) held.socket.off(event as 'connect', hear as () => void);
          if (held.socket.connected) held.socket.emit('room:leave');
          held.letGo();
        };
        if (socket.connected) join();
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
      connection.current = null;
      letGo();
    };
  }, [store, workspaceId, metric]);

  const edit = useCallback((id: string | null) => {
    changing.current = id;
    if (id === null) {
      setEditing(null);
      connection.current?.emit('editing:stop');
    } else connection.current?.emit('editing:start', { id });
  }, []);

  return { status, presence, closed, editing, edit };
}
