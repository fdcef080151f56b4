/** moto's S3, an independent judge: a process of its own. */
import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { createServer } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import { afterAll } from 'vitest';

/** Processes that end with the tests. */
export const children: ChildProcess[] = [];
afterAll(() => {
  for (const child of children) child.kill('SIGKILL');
});

export const isMotoThere = (): Promise<boolean> =>
  new Promise((done) => execFile('python3', ['-c', 'import moto.server, flask'], (error) => done(error === null)));

/** @returns its address */
export async function startMoto(buckets: readonly string[]): Promise<string> {
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  children.push(spawn('python3', ['-m', 'moto.server', '-H', '127.0.0.1', '-p', String(port)], { stdio: 'ignore' }));
  const isUp = (): Promise<boolean> =>
    fetch(`${url}/moto-api/`).then(
      ({ ok }) => ok,
      () => false,
    );
  for (let attempt = 0; attempt < 600 && !(await isUp()); attempt++) await pause(100);
  for (const bucket of buckets) {
    const { status } = await fetch(`${url}/${bucket}`, { method: 'PUT' });
    if (status !== 200) throw new Error(`moto answers ${status} when it is to make the bucket ${bucket}.`);
  }
  return url;
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const { port } = server.address() as { port: number };
  await new Promise((done) => server.close(done));
  return port;
}
