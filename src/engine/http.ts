/** The engine's door to the network: sockets, limits and times. What is answered is decided in aws-json.ts. */
import { randomUUID } from 'node:crypto';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type Log, logAccess } from './access-log.ts';
import { type AwsAnswer, type AwsJson, errorAnswer } from './aws-json.ts';
import { ServiceError } from './errors.ts';

export interface HttpLimits {
  /** Of one request's body. */
  bodyBytes: number;
  connections: number;
  /** A client that has not sent its headers, or its whole request, after this long is cut off. */
  headersMilliseconds: number;
  requestMilliseconds: number;
  /** Nothing moves on a connection for this long: it is closed. */
  idleMilliseconds: number;
  /** How long running requests may take to end once the door closes. */
  closeMilliseconds: number;
}

export const defaultHttpLimits: HttpLimits = {
  bodyBytes: 10 * 1024 * 1024,
  connections: 512,
  headersMilliseconds: 10_000,
  requestMilliseconds: 60_000,
  idleMilliseconds: 120_000,
  closeMilliseconds: 10_000,
};

export interface HttpDoor {
  url: string;
  /** Takes no new requests, and lets the running ones end. */
  close(): Promise<void>;
}

export interface HttpDoorOptions {
  answer: AwsJson;
  host: string;
  /** 0 picks a free one. */
  port: number;
  log: Log;
  limits?: Partial<HttpLimits>;
}

/** @throws what listening throws, such as EADDRINUSE. */
export async function openHttpDoor({ answer, host, port, log, limits: some }: HttpDoorOptions): Promise<HttpDoor> {
  const limits = { ...defaultHttpLimits, ...some };
  let closing = false;
  const server = createServer(
    {
      headersTimeout: limits.headersMilliseconds,
      requestTimeout: limits.requestMilliseconds,
      connectionsCheckingInterval: Math.min(1000, limits.headersMilliseconds),
      keepAliveTimeout: limits.idleMilliseconds,
    },
    (request, response) => {
      if (closing) response.setHeader('connection', 'close');
      void handle(request, response, { answer, log, limits });
    },
  );
  server.maxConnections = limits.connections;
  server.setTimeout(limits.idleMilliseconds);
  await listening(server, host, port);
  return {
    url: urlOf(server.address() as AddressInfo),
    close: async () => {
      closing = true;
      const closed = new Promise<void>((done) => server.close(() => done()));
      server.closeIdleConnections();
      const timer = setTimeout(() => server.closeAllConnections(), limits.closeMilliseconds);
      await closed;
      clearTimeout(timer);
    },
  };
}

interface Handling {
  answer: AwsJson;
  log: Log;
  limits: HttpLimits;
}

async function handle(request: IncomingMessage, response: ServerResponse, { answer, log, limits }: Handling): Promise<void> {
  const began = performance.now();
  const requestId = randomUUID();
  const path = (request.url ?? '/').split('?', 1)[0]!;
  const { method = 'GET' } = request;
  const body = await readBody(request, limits.bodyBytes);
  if (body === undefined) return;
  const given = path === '/' && method === 'POST' ? await serviceAnswer(request, body, answer, limits) : otherAnswer(method, path);
  response.writeHead(given.status, {
    'content-type': given.operation === undefined ? 'application/json' : 'application/x-amz-json-1.1',
    'content-length': Buffer.byteLength(given.body),
    'x-amzn-requestid': requestId,
    ...(given.error === undefined ? {} : { 'x-amzn-errortype': given.error }),
  });
  response.end(method === 'HEAD' ? undefined : given.body);
  logAccess(log, {
    ...{ requestId, method, path, operation: given.operation ?? null, status: given.status },
    ...(given.error === undefined ? {} : { error: given.error }),
    milliseconds: performance.now() - began,
    requestBytes: body.length,
    responseBytes: Buffer.byteLength(given.body),
    remote: request.socket.remoteAddress ?? '',
    agent: request.headers['user-agent'] ?? '',
  });
}

function serviceAnswer(request: IncomingMessage, body: Body, answer: AwsJson, limits: HttpLimits): Promise<AwsAnswer> | AwsAnswer {
  // Only browsers send it, and no page of the web has business with a service on its reader's machine.
  if (request.headers.origin !== undefined)
    return errorAnswer(new ServiceError('AccessDeniedException', 'Requests from web pages are not answered.'));
  if (body.bytes === undefined)
    return errorAnswer(
      new ServiceError('RequestEntityTooLargeException', `The request has ${body.length} bytes: the limit is ${limits.bodyBytes} bytes.`),
    );
  const target = request.headers['x-amz-target'];
  return answer(typeof target === 'string' ? target : undefined, body.bytes);
}

function otherAnswer(method: string, path: string): { status: number; body: string; operation?: undefined; error?: undefined } {
  if (path === '/health' && (method === 'GET' || method === 'HEAD')) return { status: 200, body: '{"status":"ok"}' };
  return { status: 404, body: '{"message":"There is POST / for the service, and GET /health."}' };
}

interface Body {
  /** How many were sent. */
  length: number;
  /** Undefined when there were more than allowed: none of those is kept. */
  bytes: Uint8Array | undefined;
}

/**
 * Reads to the end also what is too long, because most clients look for an answer only after they have sent everything; the time for a
 * request bounds that. Undefined when the client left.
 */
async function readBody(request: IncomingMessage, bytesMax: number): Promise<Body | undefined> {
  const chunks: Uint8Array[] = [];
  let length = 0;
  try {
    for await (const chunk of request) {
      length += (chunk as Uint8Array).length;
      if (length <= bytesMax) chunks.push(chunk as Uint8Array);
      else chunks.length = 0;
    }
  } catch {
    return undefined;
  }
  return { length, bytes: length > bytesMax ? undefined : Buffer.concat(chunks) };
}

function listening(server: Server, host: string, port: number): Promise<void> {
  return new Promise((done, refused) => {
    server.once('error', refused);
    server.listen(port, host, () => {
      server.off('error', refused);
      done();
    });
  });
}

/** A door that is open everywhere is reached on this machine by its loopback address. */
function urlOf({ address, family, port }: AddressInfo): string {
  const host = address === '0.0.0.0' || address === '::' ? '127.0.0.1' : address;
  return `http://${family === 'IPv6' && host === address ? `[${host}]` : host}:${port}`;
}
