import type { Presence } from '../../shared/live.ts';
import type { PersonView } from '../../shared/workspaces.ts';

/** People named in full; the others are in the count. */
const NAMED = 8;

/** Who is in which room: people, not tabs. Pure bookkeeping. */
export class Roll {
  private readonly rooms = new Map<string, Map<string, { person: PersonView | null; tabs: number }>>();

  /** `person` is `null` where the contribution rule keeps names back: they are counted. */
  enter(room: string, userId: string, person: PersonView | null): void {
    const people = this.rooms.get(room) ?? new Map<string, { person: PersonView | null; tabs: number }>();
    this.rooms.set(room, people);
    people.set(userId, { person, tabs: (people.get(userId)?.tabs ?? 0) + 1 });
  }

  leave(room: string, userId: string): void {
    const people = this.rooms.get(room);
    const here = people?.get(userId);
    if (!people || !here) return;
    if (here.tabs > 1) here.tabs -= 1;
    else people.delete(userId);
    if (people.size === 0) this.rooms.delete(room);
  }

  /** Somebody is shown in another way from now on. */
  rename(room: string, userId: string, person: PersonView | null): void {
    const here = this.rooms.get(room)?.get(userId);
    if (here) here.person = person;
  }

  /** The count, and the first to come by name. */
  presence(room: string): Presence {
    const people = [...(this.rooms.get(room)?.values() ?? [])];
    return { count: people.length, people: people.flatMap(({ person }) => person ?? []).slice(0, NAMED) };
  }
}

/**
 * Tells rooms who is there: at most once in `everyMs` a room, and only when that differs from what was told last.
 * The first change is told at once.
 */
export class PresenceTeller {
  private readonly told = new Map<string, string>();
  private readonly resting = new Map<string, NodeJS.Timeout>();
  private readonly waiting = new Set<string>();

  constructor(
    private readonly roll: Roll,
    private readonly tell: (room: string, presence: Presence) => void,
    private readonly everyMs = 1_000,
  ) {}

  /** Somebody came or went. @returns whether the room was told just now. */
  changed(room: string): boolean {
    if (this.resting.has(room)) {
      this.waiting.add(room);
      return false;
    }
    const presence = this.roll.presence(room);
    const text = JSON.stringify(presence);
    if (text === (this.told.get(room) ?? EMPTY)) return false;
    if (presence.count === 0) this.told.delete(room);
    else this.told.set(room, text);
    this.tell(room, presence);
    const rest = setTimeout(() => {
      this.resting.delete(room);
      if (this.waiting.delete(room)) this.changed(room);
    }, this.everyMs);
    this.resting.set(room, rest);
    return true;
  }

  stop(): void {
    for (const timer of this.resting.values()) clearTimeout(timer);
    this.resting.clear();
  }
}

const EMPTY = JSON.stringify({ count: 0, people: [] } satisfies Presence);
