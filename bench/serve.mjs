/**
 * `flywheel serve` under load, with training going on beside it: errors, latency, predictions per second, memory over time.
 *
 *   node bench/serve.mjs FOLDER [--minutes 10] [--clients 8] [--cli dist/cli.js]
 *
 * FOLDER holds train.csv and test.csv of a multi-class classifier. Each client has one request under way at a time; a trainer makes
 * one flywheel after the other, waits for its model, and deletes both. Exit 1 when any answer is an error.
 */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { Agent, request } from 'node:http';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { createInterface } from 'node:readline';
import { parseArgs } from 'node:util';
import { bundleCli, importSources } from './bundle.mjs';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { minutes: { type: 'string' }, clients: { type: 'string' }, cli: { type: 'string' } },
});
const [data] = positionals;
if (data === undefined) throw new Error('Name a folder with train.csv and test.csv.');
const minutes = Number(values.minutes ?? 10);
const clients = Number(values.clients ?? 8);

const folder = mkdtempSync(join(tmpdir(), 'flywheel-serve-'));
const cli = values.cli === undefined ? await bundleCli(folder) : resolve(values.cli);
const { readDocuments, writeComprehendCsv } = await importSources(folder, ['datasets/read.ts', 'datasets/comprehend-csv.ts']);
const read = async (name) => (await readDocuments([fileOf(name)], { format: null, columns: null, delimiter: null })).documents;
const [train, test] = [await read('train.csv'), await read('test.csv')];
const labels = [...new Set(train.flatMap((document) => document.labels))].sort((a, b) => (a < b ? -1 : 1));
const lake = join(folder, 'lake');
mkdirSync(join(lake, 'data'), { recursive: true });
writeFileSync(join(lake, 'data/train.csv'), writeComprehendCsv(train));

const server = spawn(process.execPath, [cli, 'serve', '--lake', lake, '--port', '0'], { stdio: ['ignore', 'pipe', 'ignore'] });
const { url } = JSON.parse(await firstLine(server.stdout));
const agent = new Agent({ keepAlive: true, maxSockets: clients + 2 });
const role = 'arn:aws:iam::000000000000:role/bench';
const errors = [];

try {
  const first = await trained('served');
  await call('UpdateFlywheel', { FlywheelArn: first.flywheel, ActiveModelArn: first.model });
  const { EndpointArn } = await call('CreateEndpoint', { EndpointName: 'bench', FlywheelArn: first.flywheel, DesiredInferenceUnits: 1 });
  await until(async () => (await call('DescribeEndpoint', { EndpointArn })).EndpointProperties.Status === 'IN_SERVICE');
  await load(EndpointArn);
} finally {
  agent.destroy();
  const ended = once(server, 'exit');
  server.kill('SIGTERM');
  await ended;
  rmSync(folder, { recursive: true, force: true });
}

async function load(EndpointArn) {
  const started = performance.now();
  const end = started + minutes * 60_000;
  const running = () => performance.now() < end;
  const latencies = [];
  const memory = [];
  let right = 0;
  const client = async (_, at) => {
    for (let number = at; running(); number += clients) {
      const document = test[number % test.length];
      const asked = performance.now();
      const answer = await call('ClassifyDocument', { EndpointArn, Text: document.text }).catch((error) => void errors.push(String(error)));
      latencies.push(performance.now() - asked);
      if (answer?.Classes[0].Name === document.labels[0]) right++;
    }
  };
  const trainings = trainAgain(running);
  const watch = setInterval(() => memory.push([performance.now() - started, residentMegabytes(server.pid)]), 1000);
  await Promise.all(Array.from({ length: clients }, client));
  clearInterval(watch);
  report(latencies, memory, right, await trainings);
}

/** One model after the other, each deleted when it is there. @returns how many */
async function trainAgain(running) {
  let count = 0;
  for (; running(); count++) {
    const { flywheel, model } = await trained(`beside-${count}`);
    await call('DeleteFlywheel', { FlywheelArn: flywheel });
    await call('DeleteDocumentClassifier', { DocumentClassifierArn: model });
  }
  return count;
}

async function trained(name) {
  const { FlywheelArn } = await call('CreateFlywheel', {
    FlywheelName: name,
    DataAccessRoleArn: role,
    DataLakeS3Uri: 's3://lake/bench',
    ModelType: 'DOCUMENT_CLASSIFIER',
    TaskConfig: { LanguageCode: 'en', DocumentClassificationConfig: { Mode: 'MULTI_CLASS', Labels: labels } },
  });
  await until(async () => (await call('DescribeFlywheel', { FlywheelArn })).FlywheelProperties.Status === 'ACTIVE');
  const { DatasetArn } = await call('CreateDataset', {
    FlywheelArn,
    DatasetName: 'all',
    DatasetType: 'TRAIN',
    InputDataConfig: { DataFormat: 'COMPREHEND_CSV', DocumentClassifierInputDataConfig: { S3Uri: 's3://data/train.csv' } },
  });
  await until(async () => (await call('DescribeDataset', { DatasetArn })).DatasetProperties.Status === 'COMPLETED');
  const { FlywheelIterationId } = await call('StartFlywheelIteration', { FlywheelArn });
  const iteration = async () => (await call('DescribeFlywheelIteration', { FlywheelArn, FlywheelIterationId })).FlywheelIterationProperties;
  await until(async () => (await iteration()).Status === 'COMPLETED');
  return { flywheel: FlywheelArn, model: (await iteration()).TrainedModelArn };
}

function report(latencies, memory, right, trainings) {
  const sorted = Float64Array.from(latencies).sort();
  const at = (share) => `${sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))].toFixed(1)} ms`;
  const part = (from, to) => {
    const some = memory.slice(Math.floor(from * memory.length), Math.ceil(to * memory.length)).map(([, megabytes]) => megabytes);
    return `${Math.round(some.reduce((sum, one) => sum + one, 0) / some.length)} MB`;
  };
  const rows = {
    'minutes, clients': `${minutes}, ${clients}`,
    predictions: latencies.length,
    'predictions per second': Math.round(latencies.length / (minutes * 60)),
    errors: errors.length,
    'answered rightly': `${((100 * right) / latencies.length).toFixed(2)} %`,
    'latency p50, p99, worst': `${at(0.5)}, ${at(0.99)}, ${at(1)}`,
    'models trained beside it': trainings,
    'resident memory by fifths': [0, 1, 2, 3, 4].map((fifth) => part(fifth / 5, (fifth + 1) / 5)).join(', '),
    'resident memory, highest': `${Math.round(Math.max(...memory.map(([, megabytes]) => megabytes)))} MB`,
  };
  for (const [name, value] of Object.entries(rows)) console.log(`${name.padEnd(28)}${value}`);
  for (const error of errors.slice(0, 5)) console.log(error);
  if (errors.length > 0) process.exitCode = 1;
}

function call(operation, body) {
  return new Promise((done, failed) => {
    const headers = { 'content-type': 'application/x-amz-json-1.1', 'x-amz-target': `Comprehend_20171127.${operation}` };
    const sent = request(url, { method: 'POST', agent, headers }, (response) => {
      const chunks = [];
      response.on('data', (chunk) => chunks.push(chunk));
      response.on('error', failed);
      response.on('end', () => {
        const text = Buffer.concat(chunks).toString('utf8');
        if (response.statusCode === 200) done(JSON.parse(text === '' ? '{}' : text));
        else failed(new Error(`${operation} ended ${response.statusCode}: ${text}`));
      });
    });
    sent.on('error', failed);
    sent.end(JSON.stringify(body));
  });
}

async function until(holds) {
  for (const end = Date.now() + 120_000; Date.now() < end; ) {
    if (await holds()) return;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error('It did not happen within two minutes.');
}

function residentMegabytes(pid) {
  return Number(/VmRSS:\s+(\d+) kB/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))[1]) / 1024;
}

function fileOf(name) {
  const path = join(data, name);
  return {
    path: name,
    async *read() {
      yield readFileSync(path);
    },
  };
}

async function firstLine(stream) {
  for await (const line of createInterface(stream)) return line;
  throw new Error('The server ended before it was ready.');
}
