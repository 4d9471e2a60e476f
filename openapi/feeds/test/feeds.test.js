// Each form of the feed says the same, whichever parser reads it, and the same as the API.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parseFeed } from '@rowanmanning/feed-parser';
import RssParser from 'rss-parser';

const server = process.env.MASTHEAD_URL ?? assert.fail('Run this by openapi/with-server.');

async function load(path) {
  const answer = await fetch(server + path);
  assert.equal(answer.status, 200, path);
  return answer.text();
}

/** The newest 30 stories, as the API tells them. */
const articles = JSON.parse(await load('/v1/articles?limit=30&fields=summary')).data;
const expected = articles.map(({ title, url, publishedAt }) => ({ title, url, at: Date.parse(publishedAt) })).sort(byUrl);

function byUrl(one, other) {
  return one.url < other.url ? -1 : 1;
}

/** Feeds say seconds, some with all their digits. */
function same(items) {
  const round = item => ({ ...item, at: Math.floor(item.at / 1000) });
  assert.deepEqual(items.sort(byUrl).map(round), expected.map(round));
}

for (const form of ['rss', 'atom']) {
  const xml = await load(`/feeds/all.${form}`);

  test(`rss-parser reads ${form}`, async () => {
    const feed = await new RssParser().parseString(xml);
    same(feed.items.map(item => ({ title: item.title, url: item.link, at: Date.parse(item.isoDate) })));
    assert.ok(feed.items.every(item => (item['content:encoded'] ?? item.content).startsWith('<p>')));
  });

  test(`feed-parser reads ${form}`, () => {
    const feed = parseFeed(xml);
    same(feed.items.map(item => ({ title: item.title, url: item.url, at: item.published.getTime() })));
    assert.ok(feed.items.every(item => item.content.startsWith('<p>') && item.id.startsWith('tag:')));
    assert.ok(feed.items.some(item => item.authors.length > 0));
  });
}

test('a JSON Feed needs no parser', async () => {
  const feed = JSON.parse(await load('/feeds/all.json'));
  assert.equal(feed.version, 'https://jsonfeed.org/version/1.1');
  same(feed.items.map(item => ({ title: item.title, url: item.url, at: Date.parse(item.date_published) })));
  assert.ok(feed.items.every(item => typeof item.id === 'string' && item.content_html.startsWith('<')));
});
