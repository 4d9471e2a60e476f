import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Webhook } from 'standardwebhooks';
import { WebhookError, verifyWebhook, webhookId } from '../src/webhooks.js';

const secret = 'whsec_' + Buffer.from('a secret of some twenty-four bytes').toString('base64');
const body = JSON.stringify({ type: 'article.publish', timestamp: '2026-05-01T08:00:00Z', data: { articleId: 'a' } });

function signed(text: string, at = new Date(), by = secret): Record<string, string> {
  return {
    'webhook-id': 'msg_1',
    'webhook-timestamp': String(Math.floor(at.getTime() / 1000)),
    'webhook-signature': new Webhook(by).sign('msg_1', at, text),
  };
}

test('what the newsroom signed is believed, in any form of headers and body', () => {
  assert.equal(verifyWebhook(secret, signed(body), body).data.articleId, 'a');
  assert.equal(verifyWebhook(secret, new Headers(signed(body)), new TextEncoder().encode(body)).type, 'article.publish');
  assert.equal(webhookId({ 'Webhook-Id': 'msg_1' }), 'msg_1');
});

test('while a secret rotates either one will do', () => {
  const next = 'whsec_' + Buffer.from('another secret of many bytes').toString('base64');
  assert.equal(verifyWebhook([next, secret], signed(body), body).type, 'article.publish');
});

test('forged, changed, old, unsigned and broken ones are refused as what they are', () => {
  const other = 'whsec_' + Buffer.from('another secret of many bytes').toString('base64');
  const old = new Date(Date.now() - 10 * 60_000);
  const refused: [string | string[], Record<string, string>, string][] = [
    [secret, signed(body, new Date(), other), body],
    [secret, signed(body), body.replace('"a"', '"b"')],
    [secret, signed(body, old), body],
    [secret, {}, body],
    [secret, signed('{"type":'), '{"type":'],
    [[], signed(body), body],
    ['whsec_', signed(body), body],
  ];
  for (const [by, headers, text] of refused) assert.throws(() => verifyWebhook(by, headers, text), WebhookError);
});
