import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { MemoryMirror, mirror, ProblemError, type MastheadError } from '../src/index.js';
import { broken, Double, json, problem, raw, type Step } from './double.js';

let double: Double;
before(async () => (double = await Double.start()));
after(() => double.stop());

const done = raw(204, '', '');
const page = (next: string, caughtUp: boolean, ...data: object[]) => json({ data, page: { limit: 100, next, caughtUp } });
const change = (type: string, articleId: string, more: object = {}) =>
  ({ id: articleId, cursor: 'c', type, at: '2026-05-01T08:00:00Z', articleId, ...more });
const publish = (id: string) => change('publish', id, { article: { id, title: id } });

/** Runs a mirror against these answers until it has seen so many pages. */
async function run(store: MemoryMirror, steps: number, ...answers: Step[]) {
  const troubles: MastheadError[] = [];
  const masthead = double.client({ retries: 0 }, ...answers);
  const stop = new AbortController();
  const onTrouble = (trouble: MastheadError) => { troubles.push(trouble); };
  for await (const _ of mirror(masthead, { store, wait: 0, signal: stop.signal, onTrouble })) {
    if (--steps === 0) stop.abort();
  }
  return troubles;
}

test('snapshot first, then changes, and the newsroom is told how far the copy is', async () => {
  const store = new MemoryMirror();
  await run(
    store, 3,
    page('1', false, publish('a'), publish('b')), page('2', true, publish('c')), done,
    page('3', true, change('withdraw', 'a'), change('something-new', 'b'), publish('d')), done,
  );
  assert.deepEqual([...store.articles.keys()], ['b', 'c', 'd']);
  assert.equal(await store.cursor(), '3');
  const told = double.requests.filter(request => request.path.endsWith('/acknowledgements')).map(({ body }) => body);
  assert.deepEqual(told, ['{"cursor":"2"}', '{"cursor":"3"}']);
});

test('a takedown is confirmed after the copy is gone, and the cursor moves after that', async () => {
  const store = new MemoryMirror();
  await run(store, 1, page('1', true, publish('a')), done);
  const kill = page('2', true, change('kill', 'a', { takedown: { id: 't1', deadline: '2026-05-02T08:00:00Z' } }));
  // The receipt is lost once: the page comes again, and with it the receipt.
  const troubles = await run(store, 1, kill, problem(503, 'busy', { 'Retry-After': '0' }), kill, json({}), done);
  assert.equal(troubles.length, 1);
  assert.equal(store.articles.size, 0);
  assert.deepEqual(
    double.requests.map(request => request.path.replace(/\?.*/, '')),
    ['changes', 'takedowns/t1/receipt', 'changes', 'takedowns/t1/receipt', 'acknowledgements']
      .map(path => `/v1/syndication/${path}`),
  );
  assert.match(double.requests[2]?.path ?? '', /cursor=1/);
});

test('410 cursor-expired: a new snapshot, and what it does not bring is gone', async () => {
  const store = new MemoryMirror();
  await run(store, 1, page('1', true, publish('a'), publish('b')), done);
  await run(
    store, 2,
    problem(410, 'cursor-expired'), page('7', false, publish('b')), page('8', true, publish('c')), done,
  );
  assert.deepEqual([...store.articles.keys()].sort(), ['b', 'c']);
  assert.match(double.requests[0]?.path ?? '', /cursor=1/);
  assert.doesNotMatch(double.requests[1]?.path ?? '', /cursor/);
});

test('a snapshot that was cut off by the end of the program begins anew', async () => {
  const store = new MemoryMirror();
  await run(store, 1, page('1', false, publish('a')));
  assert.equal(await store.cursor(), undefined);
});

test('a lost connection, broken JSON and 429 are told and tried again', async () => {
  const store = new MemoryMirror();
  const wait = { 'Retry-After': '0' };
  const troubles = await run(store, 1, broken, problem(429, 'too-many', wait), page('1', true, publish('a')), done);
  assert.deepEqual(troubles.map(trouble => trouble.name), ['NetworkError', 'ProblemError']);
  assert.deepEqual([...store.articles.keys()], ['a']);
});

test('a key that was revoked ends the mirror', async () => {
  await assert.rejects(run(new MemoryMirror(), 1, problem(401, 'unauthorized')), ProblemError);
});
