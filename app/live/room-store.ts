import type { Conversation } from '../../shared/conversation.ts';
import type { Fact } from '../../shared/live.ts';
import { deliver, reload, type Delivery, type Inbox } from './inbox.ts';

/** Sequence of a conversation that must be loaded again whatever number the answer carries. */
const UNKNOWN = -1;

/** The page's copy of the room, outside React so that socket and loader write to one place. */
export class RoomStore {
  private inbox: Inbox;
  private readonly listeners = new Set<() => void>();

  constructor(
    loaded: Conversation,
    private readonly metric: string,
  ) {
    this.inbox = { conversation: loaded, early: [] };
  }

  readonly subscribe = (listener: () => void) => {
    this.listeners.add(listener);
    return () => void this.listeners.delete(listener);
  };

  readonly conversation = () => this.inbox.conversation;

  /** Last number held; `null` while the page waits to be loaded again. */
  get since(): number | null {
    const { sequence } = this.inbox.conversation;
    return sequence === UNKNOWN ? null : sequence;
  }

  /** Something in between was missed. */
  get hasHole(): boolean {
    return this.inbox.early.length > 0;
  }

  /** @returns the facts that were new. */
  take(facts: readonly Fact[]): readonly Fact[] {
    return this.put(deliver(this.inbox, facts, this.metric));
  }

  /** The loader's data came again. @returns facts that waited for it. */
  reload(loaded: Conversation): readonly Fact[] {
    return this.put(reload(this.inbox, loaded, this.metric));
  }

  /** Something new was written from this page: the reader's own. */
  wroteHere(id: string): void {
    const { conversation } = this.inbox;
    const { personal } = conversation;
    if (personal.editable.includes(id)) return;
    this.inbox = { ...this.inbox, conversation: { ...conversation, personal: { ...personal, editable: [...personal.editable, id], written: [...personal.written, id] } } };
    for (const listener of this.listeners) listener();
  }

  /** The log is not the one the page knew: the next load counts, whatever its number. */
  forget(): void {
    this.inbox = { conversation: { ...this.inbox.conversation, sequence: UNKNOWN }, early: [] };
  }

  private put({ applied, ...inbox }: Delivery): readonly Fact[] {
    if (inbox.conversation === this.inbox.conversation && inbox.early.length === this.inbox.early.length) return applied;
    this.inbox = inbox;
    for (const listener of this.listeners) listener();
    return applied;
  }
}
