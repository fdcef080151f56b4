/**
 * How much memory it takes to upload a dataset to S3, beside its documents.
 *
 *   npx esbuild bench/upload.ts --bundle --platform=node --format=esm --outfile=/tmp/upload.mjs && node /tmp/upload.mjs [megabytes]
 *
 * The S3 is a process of its own that takes everything and keeps nothing. Peak memory is that of the whole process, with Node's default flags.
 */
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { openS3 } from '../src/aws/s3.ts';
import { comprehendCsvChunks } from '../src/datasets/comprehend-csv.ts';

const megabytes = (bytes: number): string => `${(bytes / 1e6).toFixed(0)} MB`;
const peak = (): number => process.resourceUsage().maxRSS * 1024;

const xmlOf = ({ method, url = '' }: IncomingMessage): string =>
  method === 'GET'
    ? '<ListBucketResult/>'
    : url.includes('?uploads')
      ? '<InitiateMultipartUploadResult><UploadId>1</UploadId></InitiateMultipartUploadResult>'
      : '<CompleteMultipartUploadResult/>';

if (process.send !== undefined) {
  let requests = 0;
  const server = createServer((request, response) => {
    requests++;
    const headers = { 'x-amz-request-id': '1', etag: `"${'0'.repeat(32)}"` };
    request.resume().on('end', () => response.writeHead(200, headers).end(request.method === 'PUT' ? '' : xmlOf(request)));
  });
  server.listen(0, '127.0.0.1', () => process.send!((server.address() as AddressInfo).port));
  process.on('message', () => process.send!(requests));
} else {
  const size = Number(process.argv[2] ?? 200) * 1e6;
  const sink = fork(process.argv[1]!);
  const [port] = (await once(sink, 'message')) as [number];
  const text = 'please tell me why the card was charged twice and when the money is back on it '.repeat(2).trim();
  // One text for all: what is measured is the upload, not its documents.
  const documents = Array.from({ length: Math.ceil(size / (text.length + 'billing'.length + 2)) }, () => ({ text, labels: ['billing'] }));
  const credentials = async () => ({ accessKeyId: 'a', secretAccessKey: 'b' });
  const s3 = openS3({ endpoint: `http://127.0.0.1:${port}`, region: 'us-east-1', credentials, clock: () => new Date() });
  const [before, start] = [peak(), performance.now()];
  await s3.putIfAbsent('s3://lake/uploads/train.csv', comprehendCsvChunks(documents));
  const seconds = (performance.now() - start) / 1000;
  sink.send('how many');
  const [requests] = (await once(sink, 'message')) as [number];
  sink.kill();
  console.log(`${documents.length} documents, ${megabytes(size)}, in ${requests} requests and ${seconds.toFixed(1)} s`);
  console.log(`peak memory ${megabytes(peak())}, of which ${megabytes(before)} before the upload`);
}
