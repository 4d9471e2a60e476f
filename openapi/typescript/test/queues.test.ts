import assert from 'node:assert/strict';
import { after, before, beforeEach, test } from 'node:test';
import { clickAddress, SlotEvents, SlotRotation, ViewQueue, type KeyValueStore, type SlotItem } from '../src/index.js';
import { broken, Double, problem, raw, type Step } from './double.js';

let double: Double;
/** What a server has on disk: an id counts once. */
let counted: Map<string, string>;
before(async () => (double = await Double.start()));
after(() => double.stop());
beforeEach(() => (counted = new Map()));

interface Sent { events: { eventId: string; articleId: string }[] }

function count(body: string) {
  return (JSON.parse(body) as Sent).events.map(({ eventId, articleId }) => {
    const status = counted.has(eventId) ? 'duplicate' : 'accepted';
    counted.set(eventId, articleId);
    return { eventId, status };
  });
}

const honest: Step = (_, response, body) => {
  response.writeHead(200, { 'Content-Type': 'application/json' }).end(JSON.stringify({ data: count(body) }));
};
/** Counts, and is not heard any more. */
const countsAndBreaks: Step = (request, response, body) => {
  count(body);
  broken(request, response, body);
};

function memory(): KeyValueStore & { text: string | null } {
  return {
    text: null,
    getItem() { return this.text; },
    setItem(_: string, value: string) { this.text = value; },
  };
}

function views(storage: KeyValueStore | undefined, ...steps: Step[]): ViewQueue {
  return new ViewQueue(double.answers(...steps), { baseUrl: double.url, ...(storage && { storage }) });
}

test('what is sent once is counted once, and is gone from the queue', async () => {
  const queue = views(memory(), honest);
  for (const id of ['a', 'b', 'a']) queue.view(id);
  const { receipts, waiting, trouble } = await queue.flush();
  assert.deepEqual(receipts.map(receipt => receipt.status), ['accepted', 'accepted', 'accepted']);
  assert.equal(waiting, 0);
  assert.equal(trouble, undefined);
  assert.deepEqual([...counted.values()], ['a', 'b', 'a']);
});

for (const [what, step] of Object.entries({
  'a network loss after the server has counted': countsAndBreaks,
  'a network loss before': broken,
  'a 503': problem(503, 'busy', { 'Retry-After': '1' }),
  'a 429': problem(429, 'too-many', { 'Retry-After': '1' }),
  'broken JSON': raw(200, 'application/json', '{"data": [{'),
  'the page of a proxy': raw(502, 'text/html', '<h1>Bad gateway</h1>'),
})) {
  test(`after ${what} nothing is lost and nothing counted twice`, async () => {
    const queue = views(memory(), step, honest);
    queue.view('a');
    queue.view('b');
    const first = await queue.flush();
    assert.equal(first.waiting, 2);
    assert.ok(first.trouble);
    queue.view('c');
    assert.equal((await queue.flush()).waiting, 0);
    assert.deepEqual([...counted.values()].sort(), ['a', 'b', 'c']);
  });
}

test('a loss in the middle of a long queue goes on where it was, without counting twice', async () => {
  const queue = views(memory(), honest, countsAndBreaks, honest);
  for (let i = 0; i < 1200; i++) queue.view('a');
  assert.equal((await queue.flush()).waiting, 700);
  const { receipts, waiting } = await queue.flush();
  assert.equal(waiting, 0);
  assert.equal(receipts.filter(receipt => receipt.status === 'duplicate').length, 500);
  assert.equal(counted.size, 1200);
});

test('what waits outlives the page, and two pages share it', async () => {
  const storage = memory();
  views(storage, honest).view('a');
  views(storage, honest).view('b');
  const [one, other] = [views(storage, honest), views(storage, honest)];
  await Promise.all([one.flush(), other.flush()]);
  assert.deepEqual([...counted.values()].sort(), ['a', 'b']);
  assert.equal(one.waiting, 0);
});

test('storage that is full, closed or broken does no harm', async () => {
  const closed: KeyValueStore = {
    getItem() { throw new Error('closed'); },
    setItem() { throw new Error('full'); },
  };
  const garbage = memory();
  garbage.text = '{"no": "list';
  for (const storage of [closed, garbage, undefined]) {
    const queue = views(storage, honest);
    queue.view('a');
    assert.equal((await queue.flush()).waiting, 0);
  }
  assert.equal(counted.size, 3);
});

test('an event that the server will never take does not hold up the others', async () => {
  const errors = [{ pointer: '/events/1/articleId', code: 'wrong-type', message: 'No id.' }];
  const queue = views(memory(), problem(400, 'wrong-type', {}, { errors }), honest);
  for (const id of ['a', 'nonsense', 'c']) queue.view(id);
  const { receipts, waiting } = await queue.flush();
  assert.deepEqual(receipts.map(receipt => receipt.status), ['rejected', 'accepted', 'accepted']);
  assert.equal(waiting, 0);
  assert.deepEqual([...counted.values()], ['a', 'c']);
});

test('what a browser sends as a beacon stays until the server has confirmed it', async () => {
  const queue = views(memory(), honest);
  queue.view('a');
  let sent = '';
  Object.defineProperty(globalThis, 'navigator', {
    configurable: true,
    value: { sendBeacon: (address: string, body: string) => { sent = `${address} ${body}`; count(body); return true; } },
  });
  assert.ok(queue.beacon());
  assert.ok(sent.startsWith(`${double.url}/v1/views {"events":[{"eventId":"`));
  const { receipts } = await queue.flush();
  assert.deepEqual(receipts.map(receipt => receipt.status), ['duplicate']);
  assert.equal(counted.size, 1);
  assert.equal(queue.beacon(), false);
});

const item = (id: string, weight: number) =>
  ({ id, weight, token: `t-${id}`, clickUrl: `https://news.example/v1/clicks/t-${id}` }) as SlotItem;

test('items come as often as their weight says, and none twice in a row', () => {
  let seed = 1;
  const random = () => (seed = (seed * 16807) % 2147483647) / 2147483647;
  const rotation = new SlotRotation({ key: 'k', ttl: 60, items: [item('a', 2), item('b', 1), item('c', 1)] }, random);
  const shown = Array.from({ length: 3000 }, () => rotation.next()?.id);
  assert.ok(shown.every((id, at) => id !== shown[at - 1]));
  const share = shown.filter(id => id === 'a').length / 3000;
  assert.ok(share > 0.38 && share < 0.46, `a had ${share}`);
  assert.equal(new SlotRotation({ key: 'k', ttl: 60, items: [] }).next(), undefined);
  const alone = new SlotRotation({ key: 'k', ttl: 60, items: [item('a', 1)] });
  assert.deepEqual([alone.next()?.id, alone.next()?.id], ['a', 'a']);
});

test('slot events say what happened to which item, each under an id of its own', async () => {
  const events = new SlotEvents(double.answers(honest), { baseUrl: double.url });
  events.impression(item('a', 1));
  events.viewable(item('a', 1));
  events.click(item('a', 1));
  assert.equal((await events.flush()).waiting, 0);
  const sent = (JSON.parse(double.requests[0]?.body ?? '') as { events: { kind: string; token: string }[] }).events;
  assert.deepEqual(sent.map(event => event.kind), ['impression', 'viewable', 'click']);
  assert.ok(sent.every(event => event.token === 't-a'));
  assert.equal(counted.size, 3);
  assert.notEqual(clickAddress(item('a', 1)), clickAddress(item('a', 1)));
});
