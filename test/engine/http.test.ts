import { connect } from 'node:net';
import * as sdkModule from '@aws-sdk/client-comprehend';
import {
  ComprehendClient,
  CreateFlywheelCommand,
  DescribeFlywheelCommand,
  DetectSentimentCommand,
  ResourceNotFoundException,
} from '@aws-sdk/client-comprehend';
import { afterEach, describe, expect, it } from 'vitest';
import { openDirectoryLake } from '../../src/engine/lake/directory.ts';
import { operationNames } from '../../src/engine/operation-names.ts';
import { activeNews, createNews, newsRequest, refusal, role, rows, upload } from '../contract/newsroom.ts';
import { openWire, type WireDoor } from '../contract/wire-door.ts';
import { temporary } from '../git/sandbox.ts';

const opened: WireDoor[] = [];
const open = async (...options: Parameters<typeof openWire>): Promise<WireDoor> => {
  const door = await openWire(...options);
  opened.push(door);
  return door;
};
afterEach(async () => {
  for (const door of opened.splice(0)) {
    door.sdk.destroy();
    await door.http.close();
  }
});

interface Answer {
  status: number;
  headers: Headers;
  body: Record<string, unknown>;
}

async function post(
  door: WireDoor,
  operation: string | null,
  body: string | Uint8Array,
  headers: Record<string, string> = {},
): Promise<Answer> {
  const target: Record<string, string> = operation === null ? {} : { 'x-amz-target': `Comprehend_20171127.${operation}` };
  const answer = await fetch(door.http.url, { method: 'POST', headers: { ...target, ...headers }, body });
  return { status: answer.status, headers: answer.headers, body: (await answer.json()) as Record<string, unknown> };
}

/** What comes back over a bare socket. */
function exchange(url: string, sent: string): Promise<string> {
  return new Promise((done, failed) => {
    const { hostname, port } = new URL(url);
    const socket = connect(Number(port), hostname, () => socket.write(sent));
    let received = '';
    socket.on('data', (data) => (received += data.toString()));
    socket.on('close', () => done(received));
    socket.on('error', failed);
  });
}

const EndpointArn = 'arn:aws:comprehend:us-east-1:000000000000:document-classifier-endpoint/news';

describe('the wire', () => {
  it('answers in AWS JSON 1.1, with times as seconds and a request id that is never the same', async () => {
    const door = await open();
    const FlywheelArn = await createNews(door);
    const answers = [await post(door, 'DescribeFlywheel', JSON.stringify({ FlywheelArn })), await post(door, 'ListFlywheels', '')];
    for (const { status, headers } of answers) {
      expect([status, headers.get('content-type')]).toEqual([200, 'application/x-amz-json-1.1']);
      expect(headers.get('x-amzn-requestid')).toMatch(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/);
    }
    expect(new Set(answers.map(({ headers }) => headers.get('x-amzn-requestid'))).size).toBe(2);
    const { CreationTime } = answers[0]!.body.FlywheelProperties as { CreationTime: number };
    expect(CreationTime).toBeGreaterThan(Date.UTC(2026, 0, 5) / 1000);
    expect(CreationTime).toBeLessThan(Date.UTC(2026, 0, 6) / 1000);
  });

  it('reads times with a fraction, and refuses other spellings of them', async () => {
    const door = await open();
    await createNews(door);
    const created = (await door.comprehend.listFlywheels({})).FlywheelSummaryList![0]!.CreationTime!.getTime();
    const listed = async (time: unknown) => post(door, 'ListFlywheels', JSON.stringify({ Filter: { CreationTimeAfter: time } }));
    expect((await listed((created - 1) / 1000)).body.FlywheelSummaryList).toHaveLength(1);
    expect((await listed((created + 1) / 1000)).body.FlywheelSummaryList).toHaveLength(0);
    expect((await listed('2026-01-05')).body).toEqual({
      __type: 'SerializationException',
      Message: 'STRING_VALUE can not be converted to milliseconds since epoch',
    });
  });

  it.each([
    ['{', 'The body of the request is not JSON in UTF-8.'],
    [new Uint8Array([0x7b, 0xff, 0x7d]), 'The body of the request is not JSON in UTF-8.'],
    ['[]', 'Start of list found where not expected'],
    ['[{"FlywheelName":"a"}]', 'Start of list found where not expected'],
    ['"text"', 'The body of a request must be a JSON object.'],
    ['null', 'The body of a request must be a JSON object.'],
    ['{"FlywheelName":7}', 'NUMBER_VALUE can not be converted to a String'],
    [`{"FlywheelName":${'['.repeat(100_000)}${']'.repeat(100_000)}}`, 'Start of list found where not expected'],
    ['{"__proto__":{"FlywheelName":"a"},"FlywheelName":{}}', 'Start of structure or map found where not expected.'],
  ])('refuses %j as SerializationException', async (body, Message) => {
    const door = await open();
    const { status, headers, body: answer } = await post(door, 'CreateFlywheel', body);
    expect([status, answer]).toEqual([400, { __type: 'SerializationException', Message }]);
    expect(headers.get('x-amzn-errortype')).toBe('SerializationException');
  });

  it('takes any credentials, and none', async () => {
    const door = await open();
    for (const authorization of ['', 'AWS4-HMAC-SHA256 Credential=whoever/20260105/eu-west-1/comprehend/aws4_request, Signature=00'])
      expect((await post(door, 'ListFlywheels', '{}', { authorization })).status).toBe(200);
  });

  it('takes bytes as base64: the engine sees them, and says that it reads texts only', async () => {
    const door = await open();
    await activeNews(door);
    expect((await post(door, 'ClassifyDocument', JSON.stringify({ EndpointArn, Bytes: 'aGk=' }))).body.__type).toBe(
      'InvalidRequestException',
    );
    expect((await post(door, 'ClassifyDocument', JSON.stringify({ EndpointArn, Bytes: 'not base64!' }))).body).toEqual({
      __type: 'SerializationException',
      Message: 'STRING_VALUE can not be converted to a Blob',
    });
  });
});

describe('errors', () => {
  it('reach the SDK as its own classes, with the status of the service', async () => {
    const { sdk } = await open();
    const missing = sdk.send(new DescribeFlywheelCommand({ FlywheelArn: 'arn:aws:comprehend:us-east-1:000000000000:flywheel/none' }));
    const error = await missing.then(
      () => undefined,
      (thrown: unknown) => thrown as ResourceNotFoundException,
    );
    expect(error).toBeInstanceOf(ResourceNotFoundException);
    expect([error!.message, error!.$fault, error!.$metadata.httpStatusCode]).toEqual([
      'RESOURCE_NOT_FOUND: Could not find specified resource.',
      'client',
      404,
    ]);
    expect(error!.$metadata.requestId).toMatch(/^[0-9a-f-]{36}$/);
    expect((await refusal(sdk.send(new CreateFlywheelCommand({} as never)))).name).toBe('ValidationException');
  });

  it('names all operations of the service, and refuses what is not implemented without a retry', async () => {
    const commands = Object.keys(sdkModule).filter((name) => /^[A-Z].*Command$/.test(name));
    expect([...operationNames]).toEqual(commands.map((name) => name.slice(0, -'Command'.length)).sort());
    const door = await open();
    const patient = new ComprehendClient({
      endpoint: door.http.url,
      region: 'eu-west-1',
      credentials: { accessKeyId: 'a', secretAccessKey: 'b' },
    });
    expect(await refusal(patient.send(new DetectSentimentCommand({ Text: 'What a day', LanguageCode: 'en' })))).toEqual({
      name: 'NotImplementedException',
      message: 'DetectSentiment is an operation of Amazon Comprehend that the embedded engine does not implement. No result is made up.',
    });
    patient.destroy();
    expect(door.lines).toHaveLength(1);
  });

  it.each([null, 'DescribeWeather', 'toString', 'createFlywheel', ''])('refuses the operation %j as unknown', async (operation) => {
    const door = await open();
    const { status, body } = await post(door, operation, '{}');
    expect([status, body]).toEqual([
      404,
      { __type: 'UnknownOperationException', Message: 'The header X-Amz-Target must name an operation: Comprehend_20171127.<Operation>.' },
    ]);
  });

  it('says of a bug only that there was one, and where to look', async () => {
    const door = await open();
    door.storage.list = () => Promise.reject(new Error('the disk said: secret'));
    const { status, body } = await post(door, 'ListFlywheels', '{}');
    expect([status, body]).toEqual([500, { __type: 'InternalServerException', Message: 'The engine failed: its log says how.' }]);
    expect(door.bugs).toHaveLength(1);
  });
});

describe('the door', () => {
  it('says that it is well, and knows no other place', async () => {
    const { http } = await open();
    const health = await fetch(`${http.url}/health?verbose`);
    expect([health.status, await health.json()]).toEqual([200, { status: 'ok' }]);
    const head = await fetch(`${http.url}/health`, { method: 'HEAD' });
    expect([head.status, await head.text()]).toEqual([200, '']);
    for (const [method, path] of [
      ['GET', '/'],
      ['POST', '/health'],
      ['POST', '/other'],
      ['DELETE', '/'],
    ])
      expect((await fetch(`${http.url}${path}`, { method: method! })).status, `${method} ${path}`).toBe(404);
  });

  it('refuses pages of the web', async () => {
    const door = await open();
    const { status, body } = await post(door, 'ListFlywheels', '{}', { origin: 'https://example.com' });
    expect([status, body.__type]).toEqual([403, 'AccessDeniedException']);
  });

  it('takes a body up to the limit, announced or not, and says how long a longer one was', async () => {
    const door = await open({ limits: { bodyBytes: 1000 } });
    const padded = (bytes: number): string => `{"x":"${'a'.repeat(bytes - 8)}"}`;
    expect((await post(door, 'ListFlywheels', padded(1000))).status).toBe(200);
    const { status, body } = await post(door, 'ListFlywheels', padded(1001));
    expect([status, body]).toEqual([
      413,
      { __type: 'RequestEntityTooLargeException', Message: 'The request has 1001 bytes: the limit is 1000 bytes.' },
    ]);
    const chunk = `3e8\r\n${'a'.repeat(1000)}\r\n`;
    const head =
      'POST / HTTP/1.1\r\nHost: x\r\nConnection: close\r\nX-Amz-Target: Comprehend_20171127.ListFlywheels\r\nTransfer-Encoding: chunked\r\n\r\n';
    expect(await exchange(door.http.url, `${head}${chunk}${chunk}0\r\n\r\n`)).toMatch(/^HTTP\/1.1 413 .*"The request has 2000 bytes/s);
  });

  it('cuts off who does not finish the headers or the body, and goes on answering the others', async () => {
    const door = await open({ limits: { headersMilliseconds: 100, requestMilliseconds: 200 } });
    const slow = [
      exchange(door.http.url, 'POST / HTTP/1.1\r\nHost: x\r\n'),
      exchange(door.http.url, 'POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 100\r\n\r\n{'),
    ];
    expect((await post(door, 'ListFlywheels', '{}')).status).toBe(200);
    for (const answer of await Promise.all(slow)) expect(answer).toMatch(/^(HTTP\/1.1 408 |$)/);
  });

  it('closes once the running requests are answered, and takes no new ones', async () => {
    const door = await open();
    const unhindered = { ...door.storage };
    let go = (): void => {};
    const held = new Promise<void>((done) => (go = done));
    let reached = (): void => {};
    const inside = new Promise<void>((done) => (reached = done));
    door.storage.list = async (prefix) => {
      reached();
      await held;
      return unhindered.list(prefix);
    };
    const running = post(door, 'ListFlywheels', '{}');
    await inside;
    let closed = false;
    const closing = door.http.close().then(() => (closed = true));
    await expect(fetch(`${door.http.url}/health`)).rejects.toThrow();
    expect(closed).toBe(false);
    go();
    expect((await running).status).toBe(200);
    await closing;
  });

  it('lets go of a request that never ends', async () => {
    const door = await open({ limits: { closeMilliseconds: 50 } });
    const stuck = exchange(door.http.url, 'POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 9\r\n\r\n{');
    await post(door, 'ListFlywheels', '{}');
    await door.http.close();
    expect(await stuck).toBe('');
  });
});

describe('many clients at once', () => {
  it('lose no write, and get past no quota', async () => {
    // In a directory, where every look takes a moment in which the others could write.
    const door = await open({ strict: true, storage: openDirectoryLake(temporary()) });
    const ResourceArn = await createNews(door);
    const keys = Array.from({ length: 40 }, (_, at) => `k${at}`);
    await Promise.all(keys.map((Key) => door.comprehend.tagResource({ ResourceArn, Tags: [{ Key }] })));
    expect((await door.comprehend.listTagsForResource({ ResourceArn })).Tags).toHaveLength(40);
    const made = await Promise.allSettled(keys.map((key) => door.comprehend.createFlywheel(newsRequest({ FlywheelName: `f-${key}` }))));
    expect(made.filter(({ status }) => status === 'fulfilled')).toHaveLength(10);
  });
});

describe('the access log', () => {
  it('has one line for each request, without texts, labels, tags or credentials', async () => {
    const door = await open();
    const secret = 'Xyzzy';
    await activeNews(door);
    await door.comprehend.createEndpoint({ EndpointName: 'news', EndpointArn, DesiredInferenceUnits: 1 } as never).catch(() => {});
    await door.comprehend.classifyDocument({ EndpointArn, Text: `${secret} won` }).catch(() => {});
    await door.comprehend.createFlywheel(newsRequest({ FlywheelName: `${secret}_`, Tags: [{ Key: secret }] })).catch(() => {});
    await post(door, 'ClassifyDocument', `{"Text":"${secret}`, { authorization: `Credential=${secret}` });
    await upload(door, 'job.txt', rows(3));
    await fetch(`${door.http.url}/health?token=${secret}`);
    const before = door.lines.length;
    await door.comprehend
      .startDocumentClassificationJob({
        ...{ DataAccessRoleArn: role, OutputDataConfig: { S3Uri: 's3://lake/out' }, JobName: secret, FlywheelArn: undefined },
        InputDataConfig: { S3Uri: 's3://lake/uploads/job.txt' },
      })
      .catch(() => {});
    expect(door.lines).toHaveLength(before + 1);
    expect(door.lines.join('')).not.toContain(secret);
    expect(door.lines.join('')).not.toMatch(/anybody|business|The coach/);
    const line = JSON.parse(door.lines.at(-1)!) as Record<string, unknown>;
    expect(line).toMatchObject({
      ...{ event: 'request', method: 'POST', path: '/', operation: 'StartDocumentClassificationJob', status: 400 },
      ...{
        error: 'InvalidRequestException',
        remote: '127.0.0.1',
        requestId: expect.any(String),
        agent: expect.stringContaining('aws-sdk-js'),
      },
      ...{
        milliseconds: expect.any(Number),
        requestBytes: expect.any(Number),
        responseBytes: expect.any(Number),
        time: expect.any(String),
      },
    });
  });
});
