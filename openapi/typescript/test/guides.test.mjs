// Runs every example of the guides at /docs, in their order, and looks for what the guide says comes out.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';

const guides = fileURLToPath(new URL('../../../src/main/resources/io/masthead/shared/openapi/guides/', import.meta.url));
// Within the package, so that programs find it by its name.
const build = fileURLToPath(new URL('../build/guides/', import.meta.url));
const server = process.env.MASTHEAD_URL ?? assert.fail('Run this by openapi/with-server.');

/** "…" stands for anything within a line, and other lines may come before and after. */
function shows(output, expected) {
  const lines = expected.trim().split('\n').map(line => line.split('…').map(part => part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')).join('.*'));
  return new RegExp(`^${lines.join('(\\n.*)*\\n')}$`, 'm').test(output);
}

for (const file of readdirSync(guides).filter(name => name.endsWith('.md'))) {
  const text = readFileSync(guides + file, 'utf8').replaceAll('http://localhost:8080', server);
  const blocks = [...text.matchAll(/^```(\w*)\n(.*?)^```$/gms)].map(([, kind, code]) => ({ kind, code }));
  if (blocks.length === 0) continue;
  test(file, () => {
    const folder = `${build}${file}/`;
    rmSync(folder, { recursive: true, force: true });
    mkdirSync(folder, { recursive: true });
    let script = '';
    for (const { kind, code } of blocks) {
      if (kind === 'js') writeFileSync(folder + /^\/\/ (\S+)/.exec(code)[1], code);
      else if (kind === 'sh') script += `echo '@@@'\n${code}`;
      else assert.equal(kind, 'text');
    }
    const output = execFileSync('bash', ['-c', script], { cwd: folder, encoding: 'utf8', timeout: 60_000 });
    const parts = output.split('@@@\n').slice(1);
    for (const { kind, code } of blocks) {
      if (kind === 'sh') var latest = parts.shift() ?? '';
      if (kind === 'text') assert.ok(shows(latest, code), `expected\n${code}\nin\n${latest}`);
    }
  });
}
