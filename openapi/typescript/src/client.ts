import createClient, { type Client } from 'openapi-fetch';
import { BrokenAnswerError, ProblemError } from './errors.js';
import type { paths } from './schema.js';
import { isProblem, retryAfter, transport, type TransportOptions } from './transport.js';

/** One method per HTTP verb; paths, parameters, bodies and answers are those of the OpenAPI document. */
export type Masthead = Client<paths>;

export interface MastheadOptions extends TransportOptions {
  /** Where Masthead is: `https://news.example`, without `/v1`. */
  baseUrl: string;
  /** A session or API token, for `/v1/admin`. */
  token?: string;
  /** A partner's key, for `/v1/syndication`. Never in a browser: whoever reads the page has it. */
  apiKey?: string;
}

export function createMasthead(options: MastheadOptions): Masthead {
  const headers: Record<string, string> = {};
  if (options.token) headers['Authorization'] = `Bearer ${options.token}`;
  if (options.apiKey) headers['X-Api-Key'] = options.apiKey;
  return createClient<paths>({ baseUrl: options.baseUrl, headers, fetch: transport(options) });
}

/** What openapi-fetch hands out: the data, or the problem, and the response in any case. */
export interface Outcome<Data> {
  data?: Data;
  error?: unknown;
  response: Response;
}

/**
 * The data alone: `const home = await answer(masthead.GET('/v1/pages/home'))`.
 *
 * @throws ProblemError if the server refused
 */
export async function answer<Data>(pending: Promise<Outcome<Data>>): Promise<Data> {
  return (await answered(pending)).data;
}

/** The data with its response, for who needs a header such as `ETag`. */
export async function answered<Data>(pending: Promise<Outcome<Data>>): Promise<{ data: Data; response: Response }> {
  const { data, error, response } = await pending;
  if (!response.ok) {
    throw isProblem(error) ? new ProblemError(error, retryAfter(response)) : new BrokenAnswerError(response.status);
  }
  return { data: data as Data, response };
}
