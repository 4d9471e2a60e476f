// Serves the built pages, and keeps a partner's mirror: a partner's key belongs on a server, never into a page.
//
//   MASTHEAD_URL=http://localhost:8080 MASTHEAD_PARTNER_KEY=mh_… PORT=3000 node server.js
import { createReadStream, existsSync, readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { extname, join, normalize } from 'node:path';
import { fileURLToPath } from 'node:url';
import { createMasthead, MemoryMirror, mirror } from '@masthead/client';

const { MASTHEAD_URL = 'http://localhost:8080', MASTHEAD_PARTNER_KEY: apiKey, PORT = '3000' } = process.env;
const dist = fileURLToPath(new URL('dist', import.meta.url));
const page = readFileSync(join(dist, 'index.html'), 'utf8').replace('http://localhost:8080', MASTHEAD_URL);
const types = { '.js': 'text/javascript', '.css': 'text/css', '.svg': 'image/svg+xml' };

const copy = new MemoryMirror();
const log = [];

async function keepMirror() {
  const partner = createMasthead({ baseUrl: MASTHEAD_URL, apiKey });
  const onTrouble = (trouble, wait) => console.warn(`mirror: ${trouble.message} Again in ${Math.round(wait)} ms.`);
  for await (const { changes } of mirror(partner, { store: copy, body: 'text', onTrouble })) {
    for (const { type, at, articleId, article } of changes) log.unshift({ type, at, articleId, title: article?.title });
    log.length = Math.min(log.length, 100);
  }
}

const server = createServer((request, response) => {
  const path = normalize(new URL(request.url, 'http://localhost').pathname);
  const file = join(dist, path);
  if (path === '/mirror.json') {
    const articles = [...copy.articles.values()].sort((a, b) => b.publishedAt.localeCompare(a.publishedAt));
    response.writeHead(200, { 'Content-Type': 'application/json', 'Cache-Control': 'no-store' });
    response.end(JSON.stringify({ configured: Boolean(apiKey), articles, log }));
  } else if (path.startsWith('/assets/') && existsSync(file)) {
    response.writeHead(200, { 'Content-Type': types[extname(file)] ?? 'application/octet-stream' });
    createReadStream(file).pipe(response);
  } else {
    response.writeHead(200, { 'Content-Type': 'text/html; charset=utf-8' }).end(page);
  }
});
server.listen(Number(PORT), () => console.log(`The site is at http://localhost:${server.address().port}`));

if (apiKey) keepMirror().catch(refused => console.error(`mirror: ${refused.message}`));
