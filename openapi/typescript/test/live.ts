import assert from 'node:assert/strict';
import { answer, createMasthead, newId, type Masthead } from '../src/index.js';

/** The server of the tests, as openapi/with-server starts it. */
export const baseUrl = process.env['MASTHEAD_URL'] ?? assert.fail('Run this by openapi/with-server.');
export const readers: Masthead = createMasthead({ baseUrl });

/** The token of a session of an administrator. */
export const token: string = await answer(
  readers.POST('/v1/admin/sessions', {
    body: {
      email: process.env['MASTHEAD_ADMIN_EMAIL'] ?? '',
      password: process.env['MASTHEAD_ADMIN_PASSWORD'] ?? '',
    },
  }),
).then(session => session.token);

export const desk: Masthead = createMasthead({ baseUrl, token });

/** The key of a new partner, who may see the category "culture". */
export const apiKey: string = await newKey();

async function newKey(): Promise<string> {
  const plan = await answer(desk.POST('/v1/admin/plans', {
    body: {
      name: `All ${newId()}`, requestsPerSecond: 100, requestsPerDay: 10_000, categories: ['culture'], content: 'body',
      images: true, mustLinkCanonical: false,
    },
  }));
  const partner = await answer(desk.POST('/v1/admin/partners', { body: { name: `Wire ${newId()}`, plan: plan.id } }));
  const params = { path: { partner: partner.id } };
  const key = await answer(desk.POST('/v1/admin/partners/{partner}/keys', { params, body: { name: 'Mirror' } }));
  return key.secret;
}
