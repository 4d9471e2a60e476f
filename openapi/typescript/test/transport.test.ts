import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { answer, BrokenAnswerError, items, NetworkError, ProblemError, type MastheadOptions } from '../src/index.js';
import { broken, Double, json, problem, raw, silence, type Step } from './double.js';

let double: Double;
before(async () => (double = await Double.start()));
after(() => double.stop());

const site = { name: 'River Post' };
const read = (options: Partial<MastheadOptions>, ...steps: Step[]) =>
  answer(double.client(options, ...steps).GET('/v1/site')) as Promise<unknown>;

test('a problem is thrown as what it is', async () => {
  const refused = await read({}, problem(404, 'not-found')).catch((error: unknown) => error);
  assert.ok(refused instanceof ProblemError);
  assert.equal(refused.code, 'not-found');
  assert.equal(refused.status, 404);
});

test('429 and 503 are waited for as long as they ask, in seconds or by a date', async () => {
  const soon = new Date(Date.now() - 1000).toUTCString();
  const busy = [problem(429, 'too-many', { 'Retry-After': '0' }), problem(503, 'busy', { 'Retry-After': soon })];
  assert.deepEqual(await read({}, ...busy, json(site)), site);
  assert.equal(double.requests.length, 3);
});

test('a wait that is too long is left to the caller, who learns of it', async () => {
  const refused = await read({}, problem(429, 'too-many', { 'Retry-After': '3600' })).catch((error: unknown) => error);
  assert.ok(refused instanceof ProblemError);
  assert.equal(refused.retryAfter, 3_600_000);
  assert.equal(double.requests.length, 1);
});

test('a proxy that says 503 in HTML is waited for, and is a broken answer in the end', async () => {
  const page = raw(503, 'text/html', '<h1>Busy</h1>', { 'Retry-After': '0' });
  assert.deepEqual(await read({}, page, json(site)), site);
  await assert.rejects(read({}, page), BrokenAnswerError);
});

test('writing is not repeated unless a key makes it safe', async () => {
  const busy = problem(503, 'busy', { 'Retry-After': '0' });
  const body = { name: 'River' };
  await assert.rejects(answer(double.answers(busy).POST('/v1/admin/tags', { body })), ProblemError);
  assert.equal(double.requests.length, 1);
  const header = { 'Idempotency-Key': 'tag-1' };
  const made = double.answers(busy, json({ id: '1' })).POST('/v1/admin/tags', { body, params: { header } });
  assert.deepEqual(await answer(made), { id: '1' });
  assert.deepEqual(double.requests.map(request => request.body), [JSON.stringify(body), JSON.stringify(body)]);
});

test('broken JSON, the page of a proxy, a broken connection, silence and no server are typed', async () => {
  await assert.rejects(read({}, raw(200, 'application/json', '{"name":')), BrokenAnswerError);
  await assert.rejects(read({}, raw(502, 'text/html', '<h1>Bad gateway</h1>')), BrokenAnswerError);
  await assert.rejects(read({}, raw(404, 'application/json', '{"message":"nginx"}')), BrokenAnswerError);
  await assert.rejects(read({}, broken), NetworkError);
  await assert.rejects(read({ timeout: 50 }, silence), NetworkError);
  await assert.rejects(read({ baseUrl: 'http://127.0.0.1:1' }), NetworkError);
});

test('a 304 brings back what is remembered, and a changed answer replaces it', async () => {
  const notModified = raw(304, '', '');
  const masthead = double.client(
    { remember: 1 },
    json(site, { ETag: '"a"' }), notModified, json({ name: 'New' }, { ETag: '"b"' }), notModified,
  );
  const names: unknown[] = [];
  for (let i = 0; i < 4; i++) names.push((await answer(masthead.GET('/v1/site'))).name);
  assert.deepEqual(names, ['River Post', 'River Post', 'New', 'New']);
  assert.deepEqual(double.requests.map(request => request.headers['if-none-match']), [undefined, '"a"', '"a"', '"b"']);
});

test('a 304 that nobody asked for is a broken answer', async () => {
  await assert.rejects(read({}, raw(304, '', '')), BrokenAnswerError);
});

test('only as many answers are remembered as was said', async () => {
  const masthead = double.client({ remember: 1 }, json(site, { ETag: '"a"' }));
  await answer(masthead.GET('/v1/site'));
  await answer(masthead.GET('/v1/categories'));
  await answer(masthead.GET('/v1/site'));
  assert.equal(double.requests[2]?.headers['if-none-match'], undefined);
});

test('a list that breaks off in the middle throws what is typed after what came', async () => {
  const first = json({ data: [{ id: 'a' }, { id: 'b' }], page: { limit: 2, next: 'c2' } });
  const seen: string[] = [];
  await assert.rejects(async () => {
    for await (const article of items(double.answers(first, broken), '/v1/articles')) seen.push(article.id);
  }, NetworkError);
  assert.deepEqual(seen, ['a', 'b']);
  assert.match(double.requests[1]?.path ?? '', /cursor=c2/);
});
