import type { components } from './schema.js';

export type { components, operations, paths } from './schema.js';
/** Every schema of the OpenAPI document by its name: `Schemas['ArticleSummary']`. */
export type Schemas = components['schemas'];

export { srcset, source, type Block, type Image } from './body.js';
export { answer, answered, createMasthead, type Masthead, type MastheadOptions, type Outcome } from './client.js';
export { BrokenAnswerError, MastheadError, NetworkError, ProblemError, type Problem } from './errors.js';
export { items, pages, type ItemOf, type ListPath } from './lists.js';
export { MemoryMirror, mirror, type Change, type MirrorOptions, type MirrorStep, type MirrorStore } from './mirror.js';
export type { SyndicatedItem } from './mirror.js';
export { newId, type Flushed, type KeyValueStore, type QueueOptions, type Receipt } from './queue.js';
export { clickAddress, SlotEvents, SlotRotation, whenViewable, type SlotDecision, type SlotItem } from './slots.js';
export type { TransportOptions } from './transport.js';
export { ViewQueue, type ViewOptions } from './views.js';
