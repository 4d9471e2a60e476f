import assert from 'node:assert/strict';
import { existsSync, mkdirSync, readFileSync } from 'node:fs';
import { after, before, test } from 'node:test';
import { answer } from '@masthead/client';
import { chromium } from 'playwright-core';
import { desk, publish, readers, startSite } from './site.js';

const program = process.env.CHROMIUM ?? ['/usr/bin/chromium', '/usr/bin/google-chrome'].find(existsSync);
const axe = readFileSync(new URL('../node_modules/axe-core/axe.min.js', import.meta.url), 'utf8');
const screenshots = new URL('../screenshots/', import.meta.url).pathname;
// Crawlers are not counted, and headless Chromium calls itself one.
const userAgent = 'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Safari/537.36';
const sizes = { desktop: { width: 1280, height: 900 }, phone: { width: 390, height: 844 } };

let site;
let browser;
before(async () => {
  mkdirSync(screenshots, { recursive: true });
  site = await startSite();
  browser = await chromium.launch({ executablePath: program, args: ['--no-sandbox', '--disable-dev-shm-usage'] });
});
after(async () => {
  await browser?.close();
  site?.stop();
});

/** Opens a page as somebody who was never there, and notes what it asks Masthead for. */
async function open(path, size = sizes.desktop) {
  const context = await browser.newContext({ viewport: size, locale: 'zh-CN', userAgent });
  const page = await context.newPage();
  const asked = [];
  const failures = [];
  page.on('request', request => {
    const { pathname } = new URL(request.url());
    if (pathname.startsWith('/v1/') && request.method() === 'GET') asked.push(pathname);
  });
  page.on('pageerror', error => failures.push(error.message));
  await page.goto(site.address + path);
  await page.waitForSelector('main:not([aria-busy])');
  return { page, asked, failures, close: () => context.close() };
}

async function seriousFaults(page) {
  await page.evaluate(axe);
  const { violations } = await page.evaluate(() => globalThis.axe.run());
  return violations.filter(({ impact }) => ['serious', 'critical'].includes(impact))
    .map(({ id, nodes }) => `${id}: ${nodes.map(node => node.html).slice(0, 3).join(' ')}`);
}

const pages = {
  home: { path: '/', asks: ['/v1/pages/home'], shows: ['友情链接', '阅读排行', '最新', '版权|©'] },
  category: { path: '/sections/culture', asks: ['/v1/pages/category/culture'], shows: ['文化', '阅读排行'] },
  article: {
    path: '/articles/crescent-bridge-repaired', asks: ['/v1/pages/article/crescent-bridge-repaired'],
    shows: ['时间：', '浏览：', '来源：', '作者：', '更正', '相关资讯', '友情链接', '合作伙伴'],
  },
  search: { path: '/search?q=' + encodeURIComponent('月牙桥'), asks: ['/v1/search', '/v1/site'], shows: ['修了十一个月'] },
};

for (const [name, { path, asks, shows }] of Object.entries(pages)) {
  test(`${name}: one request for its content, no serious fault, on a desk and on a phone`, async () => {
    for (const [device, size] of Object.entries(sizes)) {
      const { page, asked, failures, close } = await open(path, size);
      await page.waitForSelector('h3 a');
      assert.deepEqual([...asked].sort(), asks, device);
      const text = await page.innerText('body');
      for (const words of shows) assert.match(text, new RegExp(words));
      assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth), `${device} scrolls sideways`);
      assert.deepEqual(await seriousFaults(page), [], device);
      await page.evaluate(() => document.querySelectorAll('img').forEach(image => (image.loading = 'eager')));
      await page.waitForLoadState('networkidle');
      await page.screenshot({ path: `${screenshots}${name}-${device}.png`, fullPage: true });
      assert.deepEqual(failures, []);
      await close();
    }
  });
}

test('an article shows its text, picture and headings as they were written, and what search engines read', async () => {
  const { page, close } = await open('/articles/crescent-bridge-repaired');
  assert.equal(await page.innerText('h1'), '修了十一个月，月牙桥今天重新通行');
  assert.match(await page.title(), /月牙桥.* - 江湾晨讯/);
  assert.ok((await page.$$('.body p')).length >= 4);
  assert.equal((await page.$$('.body h2')).length, 2);
  assert.equal((await page.$$('.body li')).length, 3);
  assert.ok((await page.$$('.body figure img')).length >= 1);
  assert.match(await page.getAttribute('.story figure source', 'srcset'), /thumb\.webp 320w.*card\.webp 640w/);
  assert.equal((await page.$$('.related .teaser')).length, 15);
  const jsonLd = JSON.parse(await page.textContent('script[type="application/ld+json"]'));
  assert.equal(jsonLd['@type'], 'NewsArticle');
  await close();
});

test('reading counts one view, and passing through the site without reloading counts each article once', async () => {
  const id = await publish({ title: `数一数 ${Date.now()}`, category: 'culture', bodyMarkdown: '一次。' });
  const { slug } = await answer(readers.GET('/v1/articles/{slugOrId}', { params: { path: { slugOrId: id } } }));
  const { page, asked, close } = await open(`/articles/${slug}`);
  await page.click('.name');
  await page.waitForSelector('.top');
  await page.goBack();
  await page.waitForSelector('.story');
  assert.equal(asked.length, 3);
  await page.waitForFunction(() => localStorage.getItem('masthead.views') === '[]');
  const { data } = await answer(readers.GET('/v1/views', { params: { query: { ids: id } } }));
  assert.equal(data[0].views, 1);
  await close();
});

test('what stands in slots is told: shown and seen, and a click is sent on', async () => {
  const { page, close } = await open('/articles/lantern-fair');
  // What was not confirmed before the page went is told again, under the same id: then it must be the same event.
  const told = new Map();
  page.on('request', request => {
    if (!request.url().endsWith('/v1/slots/events')) return;
    for (const event of JSON.parse(request.postData()).events) {
      assert.deepEqual(event, told.get(event.eventId) ?? event);
      told.set(event.eventId, event);
    }
  });
  await page.reload();
  await page.waitForSelector('.partners .ad');
  await page.waitForTimeout(1500);
  const kinds = [...told.values()].map(event => event.kind);
  assert.ok(kinds.filter(kind => kind === 'impression').length >= 3, kinds.join());
  assert.ok(kinds.filter(kind => kind === 'viewable').length >= 3, kinds.join());
  assert.match(await page.getAttribute('.partners .ad', 'href'), /\/v1\/clicks\/.*[?&]event=/);
  await close();
});

test('a former address leads on, and what never was or was taken down says so', async () => {
  const gone = await publish({ title: `撤下 ${Date.now()}`, category: 'culture', bodyMarkdown: '没有了。' });
  const params = { path: { id: gone }, header: { 'If-Match': '*' } };
  await answer(desk.POST('/v1/admin/articles/{id}/withdraw', { params }));
  for (const [path, says] of [['/articles/never-written', '没有找到'], [`/articles/${gone}`, '撤下']]) {
    const { page, close } = await open(path);
    assert.match(await page.innerText('h1'), new RegExp(says));
    await close();
  }
});

test('the mirror has what the partner may have, and what is killed leaves it', async () => {
  const { page, close } = await open('/mirror');
  await page.waitForSelector('.mirror .teaser');
  const title = `错登 ${Date.now()}`;
  const id = await publish({ title, category: 'culture', bodyMarkdown: '一个不该登的名字。' });
  await page.waitForSelector(`h3:text-is("${title}")`, { timeout: 10_000 });
  assert.deepEqual(await seriousFaults(page), []);
  const params = { path: { id }, header: { 'If-Match': '*' } };
  await answer(desk.POST('/v1/admin/articles/{id}/kill', { params, body: { reason: '不该登', public: false } }));
  await page.waitForSelector(`h3:text-is("${title}")`, { state: 'detached', timeout: 10_000 });
  await page.screenshot({ path: `${screenshots}mirror-desktop.png` });
  await close();
});
