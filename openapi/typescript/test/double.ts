import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createMasthead, type Masthead, type MastheadOptions } from '../src/index.js';

/** One answer of the double: what it does with a request and its body. */
export type Step = (request: IncomingMessage, response: ServerResponse, body: string) => void;

/** A server that answers as it is told, step by step, and the last step for ever. */
export class Double {
  readonly requests: { method: string; path: string; headers: IncomingMessage['headers']; body: string }[] = [];
  private steps: Step[] = [];

  private constructor(private readonly server: Server) {}

  static async start(): Promise<Double> {
    const server = createServer(async (request, response) => {
      let body = '';
      for await (const part of request.setEncoding('utf8')) body += part;
      double.requests.push({ method: request.method ?? '', path: request.url ?? '', headers: request.headers, body });
      const step = double.steps.length > 1 ? double.steps.shift() : double.steps[0];
      step?.(request, response, body);
    });
    const double = new Double(server);
    await new Promise<void>(done => server.listen(0, '127.0.0.1', done));
    return double;
  }

  get url(): string {
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
  }

  /** Begins anew with these answers, and returns a client that meets them. */
  answers(...steps: Step[]): Masthead {
    return this.client({}, ...steps);
  }

  client(options: Partial<MastheadOptions>, ...steps: Step[]): Masthead {
    this.requests.length = 0;
    this.steps = steps;
    return createMasthead({ baseUrl: this.url, ...options });
  }

  stop(): void {
    this.server.closeAllConnections();
    this.server.close();
  }
}

export const json = (value: unknown, headers: Record<string, string> = {}): Step => (_, response) => {
  response.writeHead(200, { 'Content-Type': 'application/json', ...headers }).end(JSON.stringify(value));
};

export const problem = (status: number, code: string, headers: Record<string, string> = {}, more = {}): Step => {
  const body = { type: `urn:masthead:problem:${code}`, title: code, status, detail: 'No.', instance: '/', code };
  return (_, response) => {
    response.writeHead(status, { 'Content-Type': 'application/problem+json', ...headers });
    response.end(JSON.stringify({ ...body, requestId: '0MZ5Q4T2C8V1K', ...more }));
  };
};

export const raw = (status: number, type: string, body: string, headers: Record<string, string> = {}): Step => {
  return (_, response) => response.writeHead(status, { 'Content-Type': type, ...headers }).end(body);
};

/** The connection breaks in the middle of the answer. */
export const broken: Step = (_, response) => {
  response.writeHead(200, { 'Content-Type': 'application/json', 'Content-Length': '1000' });
  response.write('{"data": [', () => response.destroy());
};

export const silence: Step = () => {};
