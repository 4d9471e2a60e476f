import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { answer, createMasthead } from '@masthead/client';

const { MASTHEAD_URL: baseUrl, MASTHEAD_ADMIN_EMAIL: email, MASTHEAD_ADMIN_PASSWORD: password } = process.env;
assert.ok(baseUrl, 'Run this by openapi/with-server.');

export const readers = createMasthead({ baseUrl });
const { token } = await answer(readers.POST('/v1/admin/sessions', { body: { email, password } }));
export const desk = createMasthead({ baseUrl, token });

/** Writes and publishes an article; its id. */
export async function publish(body) {
  const { id } = await answer(desk.POST('/v1/admin/articles', { body }));
  const params = { path: { id }, header: { 'If-Match': '*' } };
  await answer(desk.POST('/v1/admin/articles/{id}/publish', { params, body: {} }));
  return id;
}

/** The key of a new partner who sees everything. */
async function partnerKey() {
  const { data } = await answer(readers.GET('/v1/categories'));
  const plan = {
    name: `Everything ${Date.now()}`, requestsPerSecond: 100, requestsPerDay: 10_000, content: 'body', images: true,
    mustLinkCanonical: true, categories: data.map(category => category.slug),
  };
  const { id } = await answer(desk.POST('/v1/admin/plans', { body: plan }));
  const partner = await answer(desk.POST('/v1/admin/partners', { body: { name: `Wire ${Date.now()}`, plan: id } }));
  const params = { path: { partner: partner.id } };
  return (await answer(desk.POST('/v1/admin/partners/{partner}/keys', { params, body: { name: 'Site' } }))).secret;
}

/** Starts the site on a free port; its address, and what ends it. */
export async function startSite() {
  const env = { ...process.env, MASTHEAD_PARTNER_KEY: await partnerKey(), PORT: '0' };
  const server = spawn(process.execPath, ['server.js'], { env, stdio: ['ignore', 'pipe', 'inherit'] });
  const [line] = await once(server.stdout, 'data');
  return { address: /http:\S+/.exec(String(line))[0], stop: () => server.kill() };
}
