import { Webhook } from 'standardwebhooks';
import { MastheadError } from './errors.js';

/** What a webhook brings. For the house `data` names the thing and where it stands, for partners it is the change. */
export interface WebhookEvent {
  type: string;
  timestamp: string;
  data: {
    articleId?: string;
    slug?: string;
    url?: string;
    formerSlugs?: string[];
    formerUrls?: string[];
    surrogateKeys?: string[];
    [member: string]: unknown;
  };
}

/** It did not come from the newsroom, or long ago: answer `401`. */
export class WebhookError extends MastheadError {
  override readonly name = 'WebhookError';
}

type HeadersOfRequest = Headers | Record<string, string | string[] | undefined>;

/**
 * Checks signature and age (five minutes) as Standard Webhooks asks.
 *
 * @param secret the endpoint's secret; two while it is rotated
 * @param body the bytes as they came, before anybody parsed them
 * @throws WebhookError for everything that is not to be believed
 */
export function verifyWebhook(
  secret: string | readonly string[],
  headers: HeadersOfRequest,
  body: string | Uint8Array,
): WebhookEvent {
  const text = typeof body === 'string' ? body : new TextDecoder().decode(body);
  const named = plain(headers);
  let cause: unknown;
  for (const one of typeof secret === 'string' ? [secret] : secret) {
    try {
      return new Webhook(one).verify(text, named) as WebhookEvent;
    } catch (refused) {
      cause = refused;
    }
  }
  throw new WebhookError('This webhook is not to be believed.', { cause });
}

/** The id of the event: the same for each try, so whoever keeps it does nothing twice. */
export function webhookId(headers: HeadersOfRequest): string | undefined {
  return plain(headers)['webhook-id'];
}

function plain(headers: HeadersOfRequest): Record<string, string> {
  const pairs = headers instanceof Headers ? [...headers] : Object.entries(headers);
  return Object.fromEntries(pairs.map(([name, value]) => [name.toLowerCase(), String(value ?? '')]));
}
