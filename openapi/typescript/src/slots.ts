import { answer, type Masthead } from './client.js';
import { EventQueue, newId, type QueueOptions, type QueuedEvent, type Receipt } from './queue.js';
import type { components } from './schema.js';

export type SlotDecision = components['schemas']['SlotDecision'];
export type SlotItem = components['schemas']['SlotItem'];
type SlotEvent = components['schemas']['SlotEvent'] & QueuedEvent;

/** Brings the items of a slot in turn, each as often as its weight says, and none twice in a row. */
export class SlotRotation {
  private last: SlotItem | undefined;

  constructor(private readonly decision: SlotDecision, private readonly random: () => number = Math.random) {}

  /** The next item; `undefined` for an empty slot. */
  next(): SlotItem | undefined {
    const all = this.decision.items;
    const others = all.length > 1 ? all.filter(item => item !== this.last) : all;
    let rest = this.random() * others.reduce((sum, item) => sum + item.weight, 0);
    this.last = others.find(item => (rest -= item.weight) < 0) ?? others.at(-1);
    return this.last;
  }
}

export interface SlotEventOptions extends QueueOptions {
  /** Where Masthead is, for beacons. */
  baseUrl: string;
}

/** Tells what became of the items of slots. Clicks count by `clickAddress` alone. */
export class SlotEvents extends EventQueue<SlotEvent> {
  protected readonly address: string;

  constructor(private readonly masthead: Masthead, options: SlotEventOptions) {
    super('masthead.slots', options);
    this.address = new URL('/v1/slots/events', options.baseUrl).href;
  }

  /** It is on the page. */
  impression(item: SlotItem): void {
    this.note(item, 'impression');
  }

  /** The reader could see it: see `whenViewable`. */
  viewable(item: SlotItem): void {
    this.note(item, 'viewable');
  }

  /** It was clicked, and the click does not go through `clickAddress` (an app that opens the target itself). */
  click(item: SlotItem): void {
    this.note(item, 'click');
  }

  private note(item: SlotItem, kind: SlotEvent['kind']): void {
    this.add({ eventId: newId(), token: item.token, kind, at: new Date().toISOString() });
  }

  protected async send(events: SlotEvent[]): Promise<Receipt[]> {
    return (await answer(this.masthead.POST('/v1/slots/events', { body: { events } }))).data;
  }
}

/** Where a click on the item goes: it is counted there, once however often it is followed, and sent on. */
export function clickAddress(item: SlotItem): string {
  const address = new URL(item.clickUrl);
  address.searchParams.set('event', newId());
  return address.href;
}

/**
 * Calls back once, when half of the element was on the screen for a second (the industry's "viewable impression").
 *
 * @returns stops watching
 */
export function whenViewable(element: Element, seen: () => void, share = 0.5, milliseconds = 1000): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const watcher = new IntersectionObserver(
    entries => {
      clearTimeout(timer);
      if (!entries.at(-1)?.isIntersecting) return;
      timer = setTimeout(() => {
        watcher.disconnect();
        seen();
      }, milliseconds);
    },
    { threshold: share },
  );
  watcher.observe(element);
  return () => {
    clearTimeout(timer);
    watcher.disconnect();
  };
}
