/** A client of Amazon's own that drives a whole flywheel, and what is asked of every response that it gets. */
import { execFile } from 'node:child_process';
import { createServer } from 'node:http';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { serviceModel, unfit } from '../contract/service-model.ts';
import { write } from '../git/sandbox.ts';
import { startServer } from './server.ts';
import { expectTold, type Story } from './stories.ts';

interface Exchange {
  operation: string;
  request: object;
  status: number;
  headers: Headers;
  body: string;
}

/** A client, how to see that it is there, and what runs its scripts. */
export interface Judge {
  name: string;
  probe: [string, ...string[]];
  command: string;
  ending: string;
}

/**
 * Has the judge run the script of a story against a server. Without the judge the test is skipped, and says so; either way one line,
 * `judge: NAME ran` or `judge: NAME absent`, tells whoever reads the log.
 */
export function judgedBy({ name, probe: [program, ...args], command, ending }: Judge, story: Story): void {
  it(
    `is driven through a whole ${story.script} by ${name}`,
    async ({ skip }) => {
      const there = await succeeds(program, args);
      console.log(`judge: ${name} ${there ? 'ran' : 'absent'}`);
      if (!there) skip(`judge: ${name} absent`);
      const served = await startServer();
      const recorder = await record(served.url);
      try {
        write(join(served.lake, story.bucket), story.files());
        const script = join(import.meta.dirname, `${story.script}${ending}`);
        expectTold(story, JSON.parse(await run(command, [script, recorder.url, served.lake])) as Parameters<typeof expectTold>[1]);
        expect(recorder.exchanges.flatMap(wrong)).toEqual([]);
        expect(new Set(recorder.exchanges.map(({ operation }) => operation)).size).toBeGreaterThan(15);
        expect((await served.stop())[0]).toBe(0);
        expect(served.log().filter(({ event }) => event === 'bug')).toEqual([]);
      } finally {
        await recorder.close();
        await served.stop('SIGKILL');
      }
    },
    minutes(5),
  );
}

/** The AWS CLI takes up to a second to begin, and is begun twenty-five times. */
const minutes = (count: number): number => count * 60_000;

function wrong({ operation, request, status, headers, body }: Exchange): string[] {
  const model = serviceModel.operations[operation];
  const answer = JSON.parse(body) as Record<string, unknown>;
  const problems = [
    ...(headers.get('content-type') === 'application/x-amz-json-1.1' ? [] : [`${operation}: content type`]),
    ...(/^[0-9a-f-]{36}$/.test(headers.get('x-amzn-requestid') ?? '') ? [] : [`${operation}: request id`]),
  ];
  if (status === 200) return [...problems, ...unfit(operation, request, answer, 'wire')];
  const allowed = [...(model?.errors ?? []), 'ValidationException', 'NotImplementedException'];
  return allowed.includes(answer.__type as string) ? problems : [...problems, `${operation} answered ${body}`];
}

/** Hands every request on, and keeps what was answered. */
async function record(target: string): Promise<{ url: string; exchanges: Exchange[]; close: () => Promise<void> }> {
  const exchanges: Exchange[] = [];
  const server = createServer((request, response) => {
    void (async () => {
      const chunks: Uint8Array[] = [];
      for await (const chunk of request) chunks.push(chunk as Uint8Array);
      const action = String(request.headers['x-amz-target']);
      const asked = Buffer.concat(chunks);
      const answer = await fetch(target, { method: 'POST', headers: { 'x-amz-target': action }, body: asked });
      const body = await answer.text();
      const sent = JSON.parse(asked.toString() || '{}') as object;
      exchanges.push({ operation: action.split('.')[1]!, request: sent, status: answer.status, headers: answer.headers, body });
      response.writeHead(
        answer.status,
        [...answer.headers].flat().filter((_, at, all) => !/^(connection|keep-alive)$/.test(all[at - (at % 2)]!)),
      );
      response.end(body);
    })();
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('The recorder does not listen.');
  return {
    url: `http://127.0.0.1:${address.port}`,
    exchanges,
    close: async () => {
      server.closeAllConnections();
      await new Promise((done) => server.close(done));
    },
  };
}

const succeeds = (command: string, args: string[]): Promise<boolean> =>
  new Promise((done) => execFile(command, args, (error) => done(error === null)));

function run(command: string, args: string[]): Promise<string> {
  const env = {
    ...process.env,
    AWS_ACCESS_KEY_ID: 'anybody',
    AWS_SECRET_ACCESS_KEY: 'anything',
    AWS_DEFAULT_REGION: 'us-east-1',
    AWS_CONFIG_FILE: '/dev/null',
    AWS_SHARED_CREDENTIALS_FILE: '/dev/null',
    AWS_EC2_METADATA_DISABLED: 'true',
    AWS_PAGER: '',
    PYTHONDONTWRITEBYTECODE: '1',
    NO_PROXY: '127.0.0.1',
  };
  return new Promise((done, failed) => {
    execFile(command, args, { env, maxBuffer: 1 << 24 }, (error, stdout, stderr) => {
      if (error === null) done(stdout);
      else failed(new Error(`${command} ${args.join(' ')}: ${error.message}\n${stdout}\n${stderr}`));
    });
  });
}
