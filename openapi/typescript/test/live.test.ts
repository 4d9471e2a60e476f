import assert from 'node:assert/strict';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { test } from 'node:test';
import {
  answer, clickAddress, createMasthead, items, MemoryMirror, mirror, newId, ProblemError, SlotEvents, source, srcset,
  ViewQueue, type KeyValueStore,
} from '../src/index.js';
import { dataProvider, FormError } from '../src/react-admin.js';
import { verifyWebhook } from '../src/webhooks.js';
import { apiKey, baseUrl, desk, readers } from './live.js';

/** A draft that is published at once; its id. */
async function published(title: string): Promise<string> {
  const body = { title, category: 'culture', bodyMarkdown: 'It *happened*.' };
  const { id } = await answer(desk.POST('/v1/admin/articles', { body }));
  const params = { path: { id }, header: { 'If-Match': '*' } };
  await answer(desk.POST('/v1/admin/articles/{id}/publish', { params, body: {} }));
  return id;
}

test('a list is walked to its end, each article once', async () => {
  const ids: string[] = [];
  const query = { limit: 7, fields: 'summary' };
  for await (const article of items(readers, '/v1/articles', { query })) ids.push(article.id);
  const whole = await answer(readers.GET('/v1/articles', { params: { query: { limit: 100, count: 'exact' } } }));
  assert.equal(ids.length, whole.page.total);
  assert.equal(new Set(ids).size, ids.length);
});

test('an article comes with a picture for every width, and again for nothing but its ETag', async () => {
  const statuses: number[] = [];
  const fetch = async (request: Request) => {
    const response = await globalThis.fetch(request);
    statuses.push(response.status);
    return response;
  };
  const masthead = createMasthead({ baseUrl, remember: 10, fetch });
  const params = { path: { slugOrId: 'lantern-fair' }, query: { fields: 'leadImage' } };
  const first = await answer(masthead.GET('/v1/articles/{slugOrId}', { params }));
  assert.deepEqual(await answer(masthead.GET('/v1/articles/{slugOrId}', { params })), first);
  assert.deepEqual(statuses, [200, 304]);
  const image = first.leadImage ?? assert.fail('the sample newsroom has pictures');
  assert.match(srcset(image), /thumb\.webp 320w, .*card\.webp 640w/);
  assert.match(source(image) ?? '', /card\.jpg$/);
});

test('what is not there is a problem with its code', async () => {
  const params = { path: { slugOrId: 'no-such-article' } };
  await assert.rejects(
    answer(readers.GET('/v1/articles/{slugOrId}', { params })),
    (error: unknown) => error instanceof ProblemError && error.code === 'not-found' && error.status === 404,
  );
});

test('views that are sent twice are counted once', async () => {
  const id = await published(`Read by three ${newId()}`);
  let kept = '';
  const storage: KeyValueStore = { getItem: () => kept, setItem: (_, value) => { kept = value; } };
  const queue = new ViewQueue(readers, { baseUrl, storage });
  for (let i = 0; i < 3; i++) queue.view(id);
  const before = kept;
  assert.deepEqual((await queue.flush()).receipts.map(receipt => receipt.status), Array(3).fill('accepted'));
  kept = before; // as if the answer had been lost
  assert.deepEqual((await queue.flush()).receipts.map(receipt => receipt.status), Array(3).fill('duplicate'));
  const { data } = await answer(readers.GET('/v1/views', { params: { query: { ids: id } } }));
  assert.equal(data[0]?.views, 3);
});

test('a view of something that is no article does not hold up the others', async () => {
  const id = await published(`Read by one ${newId()}`);
  const queue = new ViewQueue(readers, { baseUrl });
  for (const one of ['nonsense', id]) queue.view(one);
  const { receipts, waiting } = await queue.flush();
  assert.deepEqual(receipts.map(receipt => receipt.status), ['rejected', 'accepted']);
  assert.equal(waiting, 0);
});

test('a slot is shown, seen and clicked', async () => {
  const decision = await answer(readers.GET('/v1/slots/{key}', { params: { path: { key: 'header-partners' } } }));
  const item = decision.items[0] ?? assert.fail('the sample newsroom has partners');
  const events = new SlotEvents(readers, { baseUrl });
  events.impression(item);
  events.viewable(item);
  assert.deepEqual((await events.flush()).receipts.map(receipt => receipt.status), ['accepted', 'accepted']);
  const click = await fetch(clickAddress(item).replace(/^https?:\/\/[^/]+/, baseUrl), { redirect: 'manual' });
  assert.equal(click.status, 302);
});

test('a partner has a mirror, and what is killed is gone from it and confirmed', { timeout: 30_000 }, async () => {
  const stop = new AbortController();
  const store = new MemoryMirror();
  const wire = createMasthead({ baseUrl, apiKey });
  let id = '';
  let state = 'snapshot';
  for await (const { changes, caughtUp } of mirror(wire, { store, body: 'text', signal: stop.signal })) {
    if (state === 'snapshot' && caughtUp) {
      assert.ok(store.articles.size > 5);
      id = await published(`Named by mistake ${newId()}`);
      state = 'published';
    } else if (state === 'published' && store.articles.has(id)) {
      const header = { 'If-Match': '*' };
      const body = { reason: 'A name that must not be told', public: false };
      await answer(desk.POST('/v1/admin/articles/{id}/kill', { params: { path: { id }, header }, body }));
      state = 'killed';
    } else if (state === 'killed' && changes.some(change => change.type === 'kill')) stop.abort();
  }
  assert.ok(!store.articles.has(id));
  const { data } = await answer(desk.GET('/v1/admin/takedowns', { params: { query: { article: id } } }));
  const takedown = await answer(
    desk.GET('/v1/admin/takedowns/{id}', { params: { path: { id: data[0]?.id ?? '' }, query: {} } }),
  );
  assert.match(JSON.stringify(takedown), /"confirmedAt"/);
});

test('a webhook that the newsroom sends is believed', { timeout: 20_000 }, async () => {
  const secrets: string[] = [];
  const received = new Promise<string>((resolve, reject) => {
    const server = createServer(async (request, response) => {
      let body = '';
      for await (const part of request.setEncoding('utf8')) body += part;
      response.writeHead(204).end();
      server.close();
      try {
        resolve(verifyWebhook(secrets, request.headers, body).type);
      } catch (refused) {
        reject(refused as Error);
      }
    }).listen(0, '127.0.0.1', async () => {
      const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
      const hook = await answer(desk.POST('/v1/admin/webhooks', { body: { url } }));
      secrets.push(hook.secret);
      await answer(desk.POST('/v1/admin/webhooks/{id}/test', { params: { path: { id: hook.id } } }));
    });
  });
  assert.match(await received, /ping|test/);
});

const list = { pagination: { page: 1, perPage: 5 }, sort: { field: 'name', order: 'ASC' as const }, filter: {} };

test('react-admin: lists go on page by page, and a page that is jumped to is found', async () => {
  const [provider, other] = [dataProvider(desk), dataProvider(desk)];
  const ids: unknown[] = [];
  for (let page = 1, more: boolean | undefined = true; more; page++) {
    const { data, pageInfo } = await provider.getList('tags', { ...list, pagination: { page, perPage: 5 } });
    ids.push(...data.map(tag => tag.id));
    more = pageInfo?.hasNextPage;
  }
  assert.equal(new Set(ids).size, ids.length);
  const third = await other.getList('tags', { ...list, pagination: { page: 3, perPage: 5 } });
  assert.deepEqual(third.data.map(tag => tag.id), ids.slice(10, 15));
  const beyond = await other.getList('tags', { ...list, pagination: { page: 1000, perPage: 5 } });
  assert.deepEqual(beyond.data, []);
  const sort = { field: 'updatedAt', order: 'DESC' as const };
  const { data } = await provider.getList('articles', { ...list, sort, filter: { status: 'published' } });
  assert.equal(data.length, 5);
});

test('react-admin: what somebody else has changed meanwhile is not overwritten', async () => {
  const provider = dataProvider(desk);
  const { data: made } = await provider.create('tags', { data: { name: `River ${newId()}` } });
  const { data: mine } = await provider.getOne('tags', { id: made.id });
  const { data: theirs } = await provider.getOne('tags', { id: made.id });
  const name = `Canal ${newId()}`;
  const { data: saved } = await provider.update('tags', { id: made.id, data: { ...theirs, name }, previousData: theirs });
  assert.equal(saved.name, name);
  await assert.rejects(
    provider.update('tags', { id: made.id, data: { ...mine, name: 'Lake' }, previousData: mine }),
    (error: unknown) => error instanceof FormError && error.status === 412,
  );
  await assert.rejects(provider.delete('tags', { id: made.id, previousData: mine }), FormError);
  assert.equal((await provider.getMany('tags', { ids: [made.id] })).data[0].name, name);
  await provider.delete('tags', { id: made.id, previousData: saved });
  await assert.rejects(provider.getOne('tags', { id: made.id }), FormError);
});

test('react-admin: faults stand beside the fields of the form', async () => {
  const refused = await dataProvider(desk).create('articles', { data: { draft: { title: '' } } }).catch(error => error);
  assert.ok(refused instanceof FormError);
  assert.ok('title' in (refused.body.errors['draft'] as object), JSON.stringify(refused.body));
});

test('react-admin: a draft is written, changed, published and withdrawn', async () => {
  const provider = dataProvider(desk);
  const draft = { title: `Fog ${newId()}`, category: 'culture', bodyMarkdown: 'Fog.' };
  const { data: made } = await provider.create('articles', { data: { draft } });
  const { data: read } = await provider.getOne('articles', { id: made.id });
  const changed = { ...read, draft: { ...read.draft, subtitle: 'On the river' } };
  const { data: saved } = await provider.update('articles', { id: made.id, data: changed, previousData: read });
  assert.equal(saved.draft.subtitle, 'On the river');
  const { data: live } = await provider.act(saved, 'publish', {});
  assert.equal(live['status'], 'published');
  const { data: gone } = await provider.act(live, 'withdraw');
  assert.equal(gone['status'], 'withdrawn');
});
