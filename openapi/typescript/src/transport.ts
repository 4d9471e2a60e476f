import { BrokenAnswerError, NetworkError, type Problem } from './errors.js';

/** What sends one request: the browser's or Node's `fetch`, or one of the steps around it below. */
export type Send = (request: Request) => Promise<Response>;

export interface TransportOptions {
  /** Instead of the global `fetch`. */
  fetch?: Send;
  /** Milliseconds until an answer must be there in full; 35,000 unless told (a long poll takes 25,000). */
  timeout?: number;
  /** How often a request that may be repeated is sent again after `429` or `503`; 2 unless told. */
  retries?: number;
  /** Milliseconds that are waited at most for such a repetition; 10,000 unless told. */
  longestWait?: number;
  /**
   * How many answers are kept to ask for them with `If-None-Match`; none unless told. For Node and apps: browsers do
   * so by themselves.
   */
  remember?: number;
}

/** All steps together. */
export function transport(options: TransportOptions = {}): Send {
  const { fetch = (request: Request) => globalThis.fetch(request), timeout = 35_000 } = options;
  const patient = waiting(whole(fetch, timeout), options.retries ?? 2, options.longestWait ?? 10_000);
  return options.remember ? remembering(patient, options.remember) : patient;
}

/** Milliseconds that the answer asks to wait (seconds or a date, RFC 9110), if it does. */
export function retryAfter(answer: Response): number | undefined {
  const value = answer.headers.get('Retry-After');
  if (value === null) return undefined;
  const wait = /^\d+$/.test(value) ? Number(value) * 1000 : Date.parse(value) - Date.now();
  return Number.isNaN(wait) ? undefined : Math.max(0, wait);
}

export function sleep(milliseconds: number, signal?: AbortSignal): Promise<void> {
  return new Promise(resolve => {
    if (signal?.aborted) return resolve();
    const done = () => {
      clearTimeout(timer);
      signal?.removeEventListener('abort', done);
      resolve();
    };
    const timer = setTimeout(done, milliseconds);
    signal?.addEventListener('abort', done);
  });
}

/** JSON is read to its end and checked before anybody sees it; a failure is a problem, or it is not Masthead's. */
function whole(send: Send, timeout: number): Send {
  return async request => {
    let answer: Response;
    let text: string;
    const signal = AbortSignal.any([request.signal, AbortSignal.timeout(timeout)]);
    try {
      answer = await send(new Request(request, { signal }));
      const type = answer.headers.get('Content-Type') ?? '';
      if (answer.status < 400 && !type.includes('json')) return answer;
      text = await answer.text();
    } catch (cause) {
      throw new NetworkError(`${request.method} ${request.url} got no answer.`, { cause });
    }
    let value: unknown;
    try {
      value = text === '' ? undefined : JSON.parse(text);
    } catch (cause) {
      // A proxy that says "wait" in HTML is understood all the same.
      if (!busy(answer)) throw new BrokenAnswerError(answer.status, cause);
    }
    if (answer.status >= 400 && !busy(answer) && !isProblem(value)) throw new BrokenAnswerError(answer.status);
    return new Response(text, answer);
  };
}

/** Whether a value has what every problem has. */
export function isProblem(value: unknown): value is Problem {
  return typeof value === 'object' && value !== null && 'code' in value && 'status' in value && 'detail' in value;
}

function busy(answer: Response): boolean {
  return answer.status === 429 || answer.status === 503;
}

/** Repeats what was refused for a while: reading, and writing under an `Idempotency-Key`. */
function waiting(send: Send, retries: number, longest: number): Send {
  return async request => {
    const repeatable = ['GET', 'HEAD'].includes(request.method) || request.headers.has('Idempotency-Key');
    for (let tried = 0; ; tried++) {
      const answer = await send(repeatable ? request.clone() : request);
      const wait = retryAfter(answer) ?? 500 * 2 ** tried;
      if (busy(answer) && repeatable && tried < retries && wait <= longest) {
        await sleep(wait, request.signal);
        continue;
      }
      if (busy(answer) && !isProblem(await parsed(answer.clone()))) throw new BrokenAnswerError(answer.status);
      return answer;
    }
  };
}

async function parsed(answer: Response): Promise<unknown> {
  return answer.json().catch(() => undefined);
}

/** Asks with the ETag of what it has, and hands that out again on `304`. */
function remembering(send: Send, limit: number): Send {
  const kept = new Map<string, { etag: string; text: string; headers: Headers }>();
  return async request => {
    if (request.method !== 'GET' || request.headers.has('If-None-Match')) return send(request);
    const key = [request.url, request.headers.get('Authorization'), request.headers.get('X-Api-Key')].join(' ');
    const known = kept.get(key);
    if (known) request.headers.set('If-None-Match', known.etag);
    const answer = await send(request);
    if (answer.status === 304 && known) {
      kept.delete(key);
      kept.set(key, known);
      const headers = new Headers(known.headers);
      answer.headers.forEach((value, name) => headers.set(name, value));
      return new Response(known.text, { headers });
    }
    const etag = answer.headers.get('ETag');
    if (answer.status !== 200 || !etag || !answer.headers.get('Content-Type')?.includes('json')) return answer;
    kept.delete(key);
    kept.set(key, { etag, text: await answer.clone().text(), headers: answer.headers });
    for (const oldest of kept.keys()) if (kept.size > limit) kept.delete(oldest);
    return answer;
  };
}
