import type { DataProvider, GetListParams, GetListResult, Identifier, RaRecord } from 'ra-core';
import { answered, type Masthead, type Outcome } from './client.js';
import { MastheadError, ProblemError } from './errors.js';
import { newId } from './queue.js';

/** A problem as react-admin shows it: `status` decides, `body.errors` stands beside the fields of the form. */
export class FormError extends MastheadError {
  override readonly name = 'FormError';
  readonly status: number;
  readonly body: { errors: Record<string, unknown> };

  constructor(override readonly cause: ProblemError, prefix: string) {
    super(cause.status === 412 ? 'Somebody else has changed this meanwhile: load it anew.' : cause.message, { cause });
    this.status = cause.status;
    const errors: Record<string, unknown> = {};
    for (const { pointer, message } of cause.problem.errors ?? []) place(errors, `${prefix}${pointer ?? ''}`, message);
    this.body = { errors };
  }
}

/** What a desk does with an article beside saving it. */
export type ArticleAction = 'submit' | 'reject' | 'publish' | 'unschedule' | 'withdraw' | 'kill' | 'untrash';

export type MastheadDataProvider = DataProvider & {
  act(record: RaRecord, action: ArticleAction, body?: object): Promise<{ data: RaRecord }>;
};

type Json = Record<string, unknown>;
type Method = 'GET' | 'POST' | 'PATCH' | 'DELETE';

/** Only these lists can be sorted; the others have an order of their own, and refuse what they do not know. */
const SORTABLE = new Set(['articles', 'media']);

/**
 * A data provider for react-admin over `/v1/admin`: `articles`, `categories`, `tags`, `authors`, `links`, `media`,
 * `slots`, `advertisers`, `creatives`, `bookings`, `partners`, `plans`, `webhooks`, `staff`.
 *
 * Only what was changed is sent, and only on top of the version that was loaded: who saves over somebody else's work
 * gets `412` (`etag` in the record is that version). Articles are edited as `draft.title` and so on. Lists go on by cursor, so there is no total.
 */
export function dataProvider(masthead: Masthead): MastheadDataProvider {
  const cursors = new Map<string, (string | undefined)[]>();

  async function call<Data extends object>(method: Method, resource: string, rest = '', options: Json = {}): Promise<Data> {
    const send = masthead[method] as unknown as (path: string, options: Json) => Promise<Outcome<Data>>;
    try {
      const { data, response } = await answered(send(`/v1/admin/${resource}${rest}`, options));
      const etag = response.headers.get('ETag');
      return etag ? { ...data, etag } : data;
    } catch (refused) {
      throw refused instanceof ProblemError ? new FormError(refused, resource === 'articles' ? '/draft' : '') : refused;
    }
  }

  const read = (resource: string, id: Identifier) => call<RaRecord>('GET', resource, `/${encodeURIComponent(id)}`);

  /** The version that a form was filled with; what comes from a list has none, so it is read now. */
  async function version(resource: string, id: Identifier, record?: Json): Promise<Record<string, unknown>> {
    return { 'If-Match': record?.['etag'] ?? (await read(resource, id))['etag'] ?? '*' };
  }

  async function list(resource: string, { pagination, sort, filter, signal }: GetListParams & { signal?: AbortSignal }) {
    const { page = 1, perPage = 25 } = pagination ?? {};
    const query: Json = { ...filter, limit: perPage };
    if (sort && SORTABLE.has(resource)) query['sort'] = (sort.order === 'DESC' ? '-' : '') + sort.field;
    const key = JSON.stringify([resource, query]);
    const known = cursors.get(key) ?? [undefined];
    cursors.set(key, known);
    // Pages are reached one after the other; whoever jumps ahead makes us read those between.
    for (let at = Math.min(page, known.length); ; at++) {
      const params = { query: { ...query, cursor: known[at - 1] } };
      const answer = await call<{ data: RaRecord[]; page: { next?: string } }>('GET', resource, '', { params, signal });
      known.length = at;
      if (answer.page.next !== undefined) known.push(answer.page.next);
      if (at === page) {
        return { data: answer.data, pageInfo: { hasNextPage: known.length > at, hasPreviousPage: page > 1 } };
      }
      if (known.length === at) return { data: [], pageInfo: { hasNextPage: false, hasPreviousPage: true } };
    }
  }

  async function patch(resource: string, id: Identifier, before: Json, after: Json): Promise<RaRecord> {
    const headers = { ...(await version(resource, id, after)), 'Content-Type': 'application/merge-patch+json' };
    const body = difference(content(resource, before), content(resource, after));
    return call('PATCH', resource, `/${encodeURIComponent(id)}`, { headers, body });
  }

  async function remove(resource: string, id: Identifier, record?: Json): Promise<void> {
    await call('DELETE', resource, `/${encodeURIComponent(id)}`, { headers: await version(resource, id, record) });
  }

  const provider: MastheadDataProvider = {
    supportAbortSignal: true,
    getList: async (resource, params) => (await list(resource, params)) as GetListResult,
    getOne: async (resource, { id }) => ({ data: (await read(resource, id)) as never }),
    getMany: async (resource, { ids }) => ({
      data: (await Promise.all(ids.map(id => read(resource, id)))) as never[],
    }),
    getManyReference: async (resource, { target, id, ...params }) => {
      return (await list(resource, { ...params, filter: { ...params.filter, [target]: id } })) as GetListResult;
    },
    create: async (resource, { data }) => {
      const headers = { 'Idempotency-Key': newId() };
      return { data: await call('POST', resource, '', { headers, body: content(resource, data as Json) }) };
    },
    update: async (resource, { id, data, previousData }) => ({
      data: (await patch(resource, id, previousData as Json, data as Json)) as never,
    }),
    updateMany: async (resource, { ids, data }) => {
      for (const id of ids) await patch(resource, id, {}, data as Json);
      return { data: ids };
    },
    delete: async (resource, { id, previousData }) => {
      await remove(resource, id, previousData as Json | undefined);
      return { data: (previousData ?? { id }) as never };
    },
    deleteMany: async (resource, { ids }) => {
      for (const id of ids) await remove(resource, id);
      return { data: ids };
    },
    act: async (record, action, body) => {
      const headers = { ...(await version('articles', record.id, record)), 'Idempotency-Key': newId() };
      const options = body === undefined ? { headers } : { headers, body };
      return { data: await call<RaRecord>('POST', 'articles', `/${record.id}/${action}`, options) };
    },
  };
  return provider;
}

/** What a form may write: of an article the draft, of everything else the record. */
function content(resource: string, { etag: _, ...record }: Json): Json {
  return resource === 'articles' ? ((record['draft'] ?? {}) as Json) : record;
}

/** A merge patch (RFC 7396) that makes one record the other; lists are replaced as a whole. */
function difference(before: Json, after: Json): Json {
  const patch: Json = {};
  for (const name of new Set([...Object.keys(before), ...Object.keys(after)])) {
    const [was, is] = [before[name] ?? null, after[name] ?? null];
    if (JSON.stringify(was) === JSON.stringify(is) || (!(name in after) && was === null)) continue;
    patch[name] = isRecord(was) && isRecord(is) ? difference(was, is) : is;
  }
  return patch;
}

function isRecord(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Puts a message where a JSON Pointer leads. */
function place(errors: Json, pointer: string, message: string): void {
  const names = pointer.split('/').slice(1);
  const last = names.pop() ?? 'root';
  let at = errors;
  for (const name of names) at = (isRecord(at[name]) ? at[name] : (at[name] = {})) as Json;
  at[last] = message;
}
