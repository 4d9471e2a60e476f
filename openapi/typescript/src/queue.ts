import { MastheadError, ProblemError } from './errors.js';

/** What is reported: its id lets it be sent any number of times and counted once. */
export interface QueuedEvent {
  eventId: string;
  at: string;
}

export interface Receipt {
  eventId?: string;
  status: string;
  code?: string;
}

/** `localStorage`, or anything like it. */
export type KeyValueStore = Pick<Storage, 'getItem' | 'setItem'>;

export interface QueueOptions {
  /** Where events wait; without it they are lost with the page or the process. */
  storage?: KeyValueStore;
  /** How many wait at most; the oldest are dropped first. 5,000 unless told. */
  capacity?: number;
}

/** How a flush went. It never throws: what could not be sent waits, and `trouble` says why. */
export interface Flushed {
  receipts: Receipt[];
  waiting: number;
  trouble?: MastheadError;
}

const WEEK = 7 * 24 * 3600 * 1000;
const BATCH = 500;
const BEACON_BYTES = 60_000;

/** A random name for an event or a visitor; works on pages without TLS too. */
export function newId(): string {
  return Array.from(crypto.getRandomValues(new Uint8Array(16)), byte => byte.toString(16).padStart(2, '0')).join('');
}

/**
 * Events that wait until the server has said that they are on disk. Losing the answer does no harm: the same event is
 * sent again under the same id, and the server knows it.
 */
export abstract class EventQueue<Event extends QueuedEvent> {
  private readonly storage: KeyValueStore | undefined;
  private readonly capacity: number;
  private memory: Event[] = [];
  private flushing: Promise<Flushed> | undefined;

  /** @param name under which events wait in the storage */
  protected constructor(private readonly name: string, options: QueueOptions) {
    this.storage = options.storage;
    this.capacity = options.capacity ?? 5000;
  }

  /** Sends a batch, and returns what became of each event. */
  protected abstract send(events: Event[]): Promise<Receipt[]>;

  /** Where a beacon goes. */
  protected abstract readonly address: string;

  get waiting(): number {
    return this.load().length;
  }

  protected add(event: Event): void {
    this.save([...this.load(), event].slice(-this.capacity));
  }

  /** Sends what waits; several calls at once are one. */
  flush(): Promise<Flushed> {
    this.flushing ??= this.sendAll().finally(() => (this.flushing = undefined));
    return this.flushing;
  }

  /**
   * Hands the oldest of what waits to the browser, which sends it even if the page goes away. They stay in the queue,
   * since nobody learns of the answer; the next flush gets `duplicate` for them.
   */
  beacon(): boolean {
    const batch: Event[] = [];
    let bytes = 0;
    for (const event of this.load().slice(0, BATCH)) {
      bytes += new TextEncoder().encode(JSON.stringify(event)).length + 1;
      if (bytes > BEACON_BYTES) break;
      batch.push(event);
    }
    return batch.length > 0 && navigator.sendBeacon(this.address, JSON.stringify({ events: batch }));
  }

  private async sendAll(): Promise<Flushed> {
    const receipts: Receipt[] = [];
    for (let batch = this.load().slice(0, BATCH); batch.length > 0; batch = this.load().slice(0, BATCH)) {
      try {
        const given = await this.send(batch);
        receipts.push(...given);
        if (!this.remove(new Set(given.map(receipt => receipt.eventId)))) break;
      } catch (trouble) {
        if (!(trouble instanceof MastheadError)) throw trouble;
        const refused = refusedEvents(trouble, batch);
        receipts.push(...refused);
        if (!this.remove(new Set(refused.map(receipt => receipt.eventId)))) {
          return { receipts, waiting: this.waiting, trouble };
        }
      }
    }
    return { receipts, waiting: this.waiting };
  }

  private remove(ids: ReadonlySet<string | undefined>): boolean {
    const events = this.load();
    const left = events.filter(event => !ids.has(event.eventId));
    this.save(left);
    return left.length < events.length;
  }

  /** Read anew each time, because other tabs write there too. What the server would not take any more is dropped. */
  private load(): Event[] {
    try {
      const text = this.storage?.getItem(this.name);
      const stored: unknown = text ? JSON.parse(text) : undefined;
      if (Array.isArray(stored)) this.memory = stored as Event[];
    } catch {
      // Storage that is closed to us, or broken: the memory serves.
    }
    return this.memory.filter(event => Date.parse(event.at) > Date.now() - WEEK);
  }

  private save(events: Event[]): void {
    this.memory = events;
    try {
      this.storage?.setItem(this.name, JSON.stringify(events));
    } catch {
      // Storage that is full or closed to us: the memory serves.
    }
  }
}

/** The events that made the server refuse a whole batch: it points at each. */
function refusedEvents(trouble: MastheadError, batch: QueuedEvent[]): Receipt[] {
  if (!(trouble instanceof ProblemError)) return [];
  return (trouble.problem.errors ?? []).flatMap(({ pointer, code }) => {
    const eventId = batch[Number(/^\/events\/(\d+)/.exec(pointer ?? '')?.[1])]?.eventId;
    return eventId === undefined ? [] : [{ eventId, status: 'rejected', code }];
  });
}
