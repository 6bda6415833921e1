import { StartEditing, workspaceRoom } from '../../shared/live.ts';
import type { LiveSocket } from './sockets.ts';

/** Who has the same thing of a workspace open for changing. Pure bookkeeping, on one node, gone with the sockets. */
export class Editing {
  private readonly open = new Map<string, Set<LiveSocket>>();
  private readonly where = new Map<LiveSocket, { readonly key: string; readonly id: string }>();

  /** One thing at a time; whoever is in no room changes nothing there. */
  start(socket: LiveSocket, request: unknown): void {
    this.leave(socket);
    const parsed = StartEditing.safeParse(request);
    const { place } = socket.data;
    if (!parsed.success || !place) return;
    const { id } = parsed.data;
    const key = `${workspaceRoom(place.workspaceId)} ${id}`;
    const others = this.open.get(key) ?? new Set();
    this.open.set(key, others.add(socket));
    this.where.set(socket, { key, id });
    this.tell(key, id);
  }

  leave(socket: LiveSocket): void {
    const was = this.where.get(socket);
    if (!was) return;
    this.where.delete(socket);
    const others = this.open.get(was.key);
    others?.delete(socket);
    if (others?.size === 0) this.open.delete(was.key);
    this.tell(was.key, was.id);
  }

  /** Each is told of the others: people, not tabs, and by name where names are shown. */
  private tell(key: string, id: string): void {
    const editors = [...(this.open.get(key) ?? [])];
    for (const socket of editors) {
      const me = socket.data.place?.actor.userId;
      const others = new Map(editors.flatMap(({ data }) => (data.place && data.place.actor.userId !== me ? [[data.place.actor.userId, data.place.person] as const] : [])));
      socket.emit('editing:changed', { id, count: others.size, people: [...others.values()].flatMap((person) => person ?? []) });
    }
  }
}
