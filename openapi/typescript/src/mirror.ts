import { answer, type Masthead } from './client.js';
import { MastheadError, ProblemError } from './errors.js';
import type { components, operations } from './schema.js';
import { sleep } from './transport.js';

export type Change = components['schemas']['Change'];
export type SyndicatedItem = NonNullable<Change['article']>;
type Query = NonNullable<operations['listChanges']['parameters']['query']>;

/** Where a partner's copy is kept. Every step may be done twice: after a crash the last page comes again. */
export interface MirrorStore {
  /** Up to where the copy is complete; nothing if there is none. */
  cursor(): Promise<string | undefined>;
  /** A snapshot begins: what the copy has and the snapshot does not bring is to go with `complete`. */
  begin(): Promise<void>;
  apply(change: Change): Promise<void>;
  complete(): Promise<void>;
  remember(cursor: string): Promise<void>;
}

export interface MirrorOptions {
  store: MirrorStore;
  body?: NonNullable<Query['body']>;
  /** Seconds of a long poll; 25 unless told. */
  wait?: number;
  /** Ends the mirror. */
  signal?: AbortSignal;
  /** Told of everything that is tried again; the milliseconds are until then. */
  onTrouble?: (trouble: MastheadError, wait: number) => void;
}

/** What a page of changes did. */
export interface MirrorStep {
  changes: Change[];
  /** Whether nothing more is known to the server. */
  caughtUp: boolean;
}

/**
 * Keeps a copy of what a partner's plan allows: snapshot first, then change by change. Takedowns are confirmed once
 * the copy is changed, and the newsroom is told how far the copy is. Goes on until the signal, or until the key is
 * refused.
 *
 * @throws ProblemError for what waiting does not mend, such as a key that was revoked
 */
export async function* mirror(masthead: Masthead, options: MirrorOptions): AsyncGenerator<MirrorStep, void, undefined> {
  const { store, signal, wait = 25, body = 'portable-text' } = options;
  let cursor = await store.cursor();
  let snapshot = cursor === undefined;
  let failures = 0;
  if (snapshot) await store.begin();
  while (!signal?.aborted) {
    try {
      // Waiting begins with the log: the end of a snapshot shall be told at once.
      const query: Query = { body, ...(cursor !== undefined && { cursor }), ...(!snapshot && { wait }) };
      const { data, page } = await answer(
        masthead.GET('/v1/syndication/changes', { params: { query }, ...(signal && { signal }) }),
      );
      for (const change of data) await store.apply(change);
      for (const { takedown } of data) if (takedown) await confirm(masthead, takedown.id);
      cursor = page.next;
      if (snapshot && page.caughtUp) {
        await store.complete();
        snapshot = false;
      }
      // A snapshot that was cut off begins anew: what is gone meanwhile would be missed otherwise.
      if (!snapshot) {
        await store.remember(cursor);
        if (data.length > 0) await answer(masthead.POST('/v1/syndication/acknowledgements', { body: { cursor } }));
      }
      failures = 0;
      yield { changes: data, caughtUp: page.caughtUp };
    } catch (trouble) {
      if (signal?.aborted) return;
      if (trouble instanceof ProblemError && trouble.code === 'cursor-expired') {
        cursor = undefined;
        snapshot = true;
        await store.begin();
      } else {
        await pause(trouble, failures++, options);
      }
    }
  }
}

async function confirm(masthead: Masthead, id: string): Promise<void> {
  const body = { removedAt: new Date().toISOString() };
  await answer(masthead.POST('/v1/syndication/takedowns/{id}/receipt', { params: { path: { id } }, body }));
}

async function pause(trouble: unknown, failures: number, { signal, onTrouble }: MirrorOptions): Promise<void> {
  if (!(trouble instanceof MastheadError)) throw trouble;
  const refused = trouble instanceof ProblemError && trouble.status < 500 && trouble.status !== 429;
  if (refused) throw trouble;
  const asked = trouble instanceof ProblemError ? trouble.retryAfter : undefined;
  const wait = asked ?? Math.min(60_000, 1000 * 2 ** failures) * (0.5 + Math.random() / 2);
  onTrouble?.(trouble, wait);
  await sleep(wait, signal);
}

/** A copy in memory, and the pattern for one in a database. */
export class MemoryMirror implements MirrorStore {
  readonly articles = new Map<string, SyndicatedItem>();
  private seen: Set<string> | undefined;
  private position: string | undefined;

  async cursor(): Promise<string | undefined> {
    return this.position;
  }

  async begin(): Promise<void> {
    this.seen = new Set();
  }

  async apply({ type, articleId, article }: Change): Promise<void> {
    if (article) this.articles.set(articleId, article);
    else if (['withdraw', 'kill', 'entitlement-lost'].includes(type)) this.articles.delete(articleId);
    this.seen?.add(articleId);
  }

  async complete(): Promise<void> {
    for (const id of this.articles.keys()) if (!this.seen?.has(id)) this.articles.delete(id);
    this.seen = undefined;
  }

  async remember(cursor: string): Promise<void> {
    this.position = cursor;
  }
}
