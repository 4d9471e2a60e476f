// Makes a test of every example in README.md: each runs as it stands, against the server of the tests.
import { readFileSync, writeFileSync } from 'node:fs';

const readme = readFileSync(new URL('../README.md', import.meta.url), 'utf8');
const entries = { '@masthead/client': 'index', '@masthead/client/react-admin': 'react-admin', '@masthead/client/webhooks': 'webhooks' };
const imports = new Map(Object.values(entries).map(file => [file, new Set()]));
const tests = [...readme.matchAll(/^## ([^\n]*)$|^```ts\n(.*?)^```$/gms)].map(([, title, code]) => {
  if (title) return `// ${title}`;
  const body = code
    .replace(/^import \{(.*?)\} from '(.*)';\n/gm, (_, names, from) => {
      names.split(',').forEach(name => imports.get(entries[from]).add(name.trim()));
      return '';
    })
    .replaceAll("'http://localhost:8080'", 'live.baseUrl');
  return `test(${JSON.stringify(body.trim().split('\n')[0])}, async () => {\n${body}});`;
});
const head = [...imports].map(([file, names]) => `import { ${[...names].join(', ')} } from '../src/${file}.js';`);
writeFileSync(
  new URL('readme.test.ts', import.meta.url),
  ["import { test } from 'node:test';", ...head, "import * as live from './live.js';", 'const { apiKey, token } = live;', ...tests, ''].join('\n'),
);
