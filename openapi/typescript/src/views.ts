import { answer, type Masthead } from './client.js';
import { EventQueue, newId, type QueueOptions, type Receipt } from './queue.js';
import type { components } from './schema.js';

type ViewEvent = components['schemas']['ViewEvent'];

export interface ViewOptions extends QueueOptions {
  /** Where Masthead is, for beacons. */
  baseUrl: string;
  /** A random name of the device: it counts once per article and half hour. Never anything about a person. */
  visitor?: string;
}

/** Counts views, also those of readers who are offline. */
export class ViewQueue extends EventQueue<ViewEvent> {
  protected readonly address: string;
  private readonly visitor: string | undefined;

  constructor(private readonly masthead: Masthead, options: ViewOptions) {
    super('masthead.views', options);
    this.address = new URL('/v1/views', options.baseUrl).href;
    this.visitor = options.visitor;
  }

  /** Notes that an article was read now; `flush` or `beacon` sends it. */
  view(articleId: string): void {
    const event: ViewEvent = { eventId: newId(), articleId, at: new Date().toISOString() };
    this.add(this.visitor === undefined ? event : { ...event, visitor: this.visitor });
  }

  protected async send(events: ViewEvent[]): Promise<Receipt[]> {
    return (await answer(this.masthead.POST('/v1/views', { body: { events } }))).data;
  }
}
