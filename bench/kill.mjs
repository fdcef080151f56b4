/**
 * Kills `apply` by SIGKILL at random moments and checks that the next one finishes its work, on a directory lake.
 *
 *   node bench/kill.mjs [kills] [--seed N] [--cli dist/cli.js]      200 kills unless told; without --cli it bundles src/cli.ts itself
 *
 * A story of commits that append, relabel and remove documents is first played without kills: that gives each apply's duration
 * and what must come out. Then it is played again and again; each apply is killed at a moment drawn evenly from its duration. After
 * each kill `status` must name a model that can really be loaded and asked; the next `apply` must converge. At the end of
 * each commit: every JSON parses, every model's bytes have the digest in its statistics, one model a key, no draft among the objects,
 * the same promotions as without kills. The moments come from the seed; what they hit depends on the machine. Exit 1 on any violation.
 */
import { execFileSync, spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { inflateSync } from 'node:zlib';
import { bundleCli } from './bundle.mjs';

const { values, positionals } = parseArgs({ allowPositionals: true, options: { seed: { type: 'string' }, cli: { type: 'string' } } });
const wanted = Number(positionals[0] ?? 200);
const random = mulberry(Number(values.seed ?? 1));
const lake = '.flywheel/lake';
const declaration = `version: 1
name: support
task: { type: classifier, mode: multi-class, language: en }
datasets: { train: data/train.csv, test: data/test.csv }
engine: { local: { lake: ${lake} } }
promotion: { maximumDrop: { f1: 0.02 } }
endpoint: { name: support, inferenceUnits: 1 }
`;
const words = {
  billing: ['invoice', 'charge', 'card', 'amount', 'payment', 'fee', 'statement', 'tax'],
  refund: ['return', 'money back', 'reimburse', 'cancelled', 'refunded', 'reversal', 'credit note', 'send back'],
  technical: ['crash', 'error', 'login', 'screen', 'update', 'freeze', 'bug', 'slow'],
  shipping: ['parcel', 'courier', 'tracking', 'delivery', 'address', 'late', 'customs', 'pickup'],
};
const labels = Object.keys(words);
const fillers = ['please', 'today', 'again', 'since monday', 'my account', 'the app', 'urgent', 'hello', 'why', 'cannot', 'still', 'help'];

const folder = mkdtempSync(join(tmpdir(), 'flywheel-kill-'));
const cli = values.cli === undefined ? await bundleCli(folder) : resolve(values.cli);
const violations = [];
const started = performance.now();

try {
  const reference = await playReference();
  const longest = Math.max(...reference.map((step) => step.milliseconds));
  console.log(
    `Without kills: ${reference.length} commits, each apply ${Math.min(...reference.map((step) => step.milliseconds)).toFixed(0)}–${longest.toFixed(0)} ms.`,
  );
  const counts = {
    kills: 0,
    finishedFirst: 0,
    applies: 0,
    changedAfter: 0,
    nothingLeft: 0,
    tenths: new Array(10).fill(0),
    written: new Map(),
    drafts: 0,
  };
  for (let story = 1; counts.kills < wanted; story++) await playKilled(reference, counts, story);
  summary(counts);
} finally {
  rmSync(folder, { recursive: true, force: true });
}
process.exitCode = violations.length === 0 ? 0 : 1;

async function playReference() {
  const box = repository('reference');
  const steps = [];
  for (const files of commits()) {
    const objects = lakeFiles(box).length;
    commit(box, files);
    const run = await flywheel(box, ['apply', '--json']);
    if (run.code !== 0) throw new Error(`Without a kill, apply ended ${run.code}:\n${run.stdout}${run.stderr}`);
    steps.push({ files, milliseconds: run.milliseconds, objects: lakeFiles(box).length - objects, history: await historyOf(box) });
  }
  return steps;
}

async function playKilled(reference, counts, story) {
  const box = repository(`story-${story}`);
  for (const [at, step] of reference.entries()) {
    if (counts.kills >= wanted) break;
    commit(box, step.files);
    const where = `story ${story}, commit ${at + 1}`;
    const before = lakeFiles(box).length;
    for (let killed = true; killed && random() < 0.75 && counts.kills < wanted; ) {
      const share = random();
      const run = await flywheel(box, ['apply', '--json'], share * step.milliseconds);
      killed = run.signal === 'SIGKILL';
      if (!killed) counts.finishedFirst++;
      if (!killed && run.code !== 0) violate(`${where}: an apply that was not killed ended ${run.code}: ${run.stdout}${run.stderr}`);
      if (killed) {
        counts.kills++;
        counts.tenths[Math.floor(10 * share)]++;
        const written = Math.min(9, Math.floor((10 * (lakeFiles(box).length - before)) / Math.max(1, step.objects)));
        counts.written.set(written, (counts.written.get(written) ?? 0) + 1);
        if (counts.kills % 20 === 0)
          console.log(`${counts.kills} kills, ${violations.length} violations, ${((performance.now() - started) / 1000).toFixed(0)} s`);
      }
      await checkStatus(box, where);
    }
    await converge(box, where, step, counts);
  }
  counts.drafts += readdirOrNone(join(box, lake, '.drafts')).length;
  rmSync(box, { recursive: true, force: true });
}

/** Nobody may be told of a model that is not there. */
async function checkStatus(box, where) {
  const run = await flywheel(box, ['status', '--json']);
  const status = parse(run, `${where}: status`);
  if (run.code !== 0) violate(`${where}: status ended ${run.code}: ${run.stdout}${run.stderr}`);
  const recorded = readdirOrNone(join(box, lake, 'flywheel/index/support/serving')).length > 0;
  if ((status.activeModel !== null) !== recorded) violate(`${where}: status names ${status.activeModel}, promotions recorded: ${recorded}`);
  if (status.activeModel === null) return;
  if (!digests(box).includes(status.modelDigest))
    violate(`${where}: no model in the lake has the digest ${status.modelDigest} that status names`);
  const asked = await flywheel(box, ['predict', '--json', 'the invoice was charged twice']);
  const answer = parse(asked, `${where}: predict`);
  if (asked.code !== 0 || answer.model !== status.activeModel || answer.results?.[0]?.classes?.length !== 4)
    violate(`${where}: ${status.activeModel} serves, says status, and predict answers ${asked.stdout}${asked.stderr}`);
}

async function converge(box, where, step, counts) {
  const promised = parse(await flywheel(box, ['status', '--json']), `${where}: status`);
  const run = await flywheel(box, ['apply', '--json']);
  const report = parse(run, `${where}: apply`);
  counts.applies++;
  counts[report.changed ? 'changedAfter' : 'nothingLeft']++;
  if (run.code !== 0 || report.status !== 'done' || report.synced !== true)
    violate(`${where}: apply ended ${run.code}, ${report.status}, synced ${report.synced}: ${run.stderr}`);
  if (promised.synced && report.changed) violate(`${where}: status said synced, and apply had something to do`);
  const status = parse(await flywheel(box, ['status', '--json']), `${where}: status`);
  const keys = (status.iterations ?? []).filter((iteration) => iteration.status === 'COMPLETED').map((iteration) => iteration.key);
  if (new Set(keys).size !== keys.length) violate(`${where}: two models of one key: ${keys.join(', ')}`);
  const history = await historyOf(box);
  if (JSON.stringify(history) !== JSON.stringify(step.history))
    violate(`${where}: promotions ${JSON.stringify(history)}, without kills ${JSON.stringify(step.history)}`);
  checkObjects(box, where);
}

function checkObjects(box, where) {
  for (const file of lakeFiles(box)) {
    if (/\.tmp$|~$|[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-/.test(file)) violate(`${where}: ${file} is a draft among the objects`);
    if (!file.endsWith('.json')) continue;
    try {
      JSON.parse(readFileSync(join(box, lake, file), 'utf8'));
    } catch (error) {
      violate(`${where}: ${file} does not parse: ${error.message}`);
    }
  }
  for (const { file, digest, real } of models(box))
    if (digest !== real) violate(`${where}: ${file} has ${real}, its statistics say ${digest}`);
}

/** Every model that has statistics, with the digest of its bytes as they are. */
function models(box) {
  return lakeFiles(box)
    .filter((file) => file.endsWith('/ModelStats/model.json'))
    .map((file) => {
      const { digest, modelUri } = JSON.parse(readFileSync(join(box, lake, file), 'utf8'));
      const bytes = inflateSync(readFileSync(join(box, lake, modelUri.replace('s3://', ''))));
      return { file, digest, real: createHash('sha256').update(bytes).digest('hex') };
    });
}

function digests(box) {
  return models(box).map(({ real }) => real);
}

async function historyOf(box) {
  const { history } = parse(await flywheel(box, ['log', '--json']), 'log');
  return (history ?? []).map(({ key, modelDigest, decision, documents }) => ({ key, modelDigest, decision, documents }));
}

/** Runs the command line; after `killAfter` milliseconds it is killed. Its children (git) end by themselves. */
function flywheel(box, args, killAfter = null) {
  return new Promise((done, fail) => {
    const begin = performance.now();
    const child = spawn(process.execPath, [cli, ...args], { cwd: box, stdio: ['ignore', 'pipe', 'pipe'] });
    const out = { stdout: '', stderr: '' };
    child.stdout.on('data', (chunk) => (out.stdout += chunk));
    child.stderr.on('data', (chunk) => (out.stderr += chunk));
    const timer = killAfter === null ? undefined : setTimeout(() => child.kill('SIGKILL'), killAfter);
    child.on('error', fail);
    child.on('close', (code, signal) => {
      clearTimeout(timer);
      done({ ...out, code, signal, milliseconds: performance.now() - begin });
    });
  });
}

function parse(run, what) {
  try {
    return JSON.parse(run.stdout);
  } catch {
    violate(`${what} printed no JSON (exit ${run.code}): ${run.stdout.slice(0, 200)}${run.stderr.slice(0, 500)}`);
    return {};
  }
}

function violate(sentence) {
  violations.push(sentence);
  console.error(`VIOLATION ${sentence}`);
}

function summary(counts) {
  const list = (numbers) => numbers.join(' ');
  const written = Array.from({ length: 10 }, (_, tenth) => counts.written.get(tenth) ?? 0);
  console.log(`Kills by tenth of the apply's duration:        ${list(counts.tenths)}`);
  console.log(`Kills by tenth of the lake's objects written:  ${list(written)}`);
  console.log(
    `${counts.kills} kills (and ${counts.finishedFirst} applies that ended before the kill), ${counts.applies} commits brought to the end: ` +
      `${counts.changedAfter} had something left to do, ${counts.nothingLeft} nothing; ${counts.drafts} drafts left out of sight; ` +
      `${violations.length} violations; ${((performance.now() - started) / 1000).toFixed(0)} s.`,
  );
}

// What is played.

function repository(name) {
  const box = join(folder, name);
  mkdirSync(box);
  git(box, 'init', '--quiet', '--initial-branch=main');
  return box;
}

function commit(box, files) {
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(join(box, path, '..'), { recursive: true });
    writeFileSync(join(box, path), text);
  }
  git(box, 'add', '--all');
  git(box, '-c', 'user.name=Kill', '-c', 'user.email=kill@example.com', 'commit', '--quiet', '--message', 'Change documents');
}

function git(box, ...args) {
  execFileSync('git', args, { cwd: box, stdio: ['ignore', 'ignore', 'inherit'] });
}

/** Ten commits: a first model, then rows appended, relabelled, removed, and all of it at once. */
function commits() {
  const pick = mulberry(7);
  let next = 0;
  const make = (count) => Array.from({ length: count }, () => documentOf(pick, next++));
  const test = make(120);
  let train = make(360);
  const relabel = (count) => {
    train = train.map((row, at) =>
      at % Math.floor(train.length / count) === 3 ? { ...row, label: labels[(labels.indexOf(row.label) + 1) % labels.length] } : row,
    );
  };
  const remove = (count) => {
    train = train.filter((_, at) => at % Math.floor(train.length / count) !== 5);
  };
  const append = (count) => {
    train = [...train, ...make(count)];
  };
  const changes = [
    () => {},
    () => append(40),
    () => relabel(8),
    () => append(30),
    () => remove(12),
    () => append(40),
    () => [append(20), relabel(5), remove(5)],
    () => append(30),
    () => relabel(60),
    () => append(60),
  ];
  return changes.map((change, at) => {
    change();
    const fixed = at === 0 ? { 'flywheel.yaml': declaration, '.gitignore': '.flywheel/\n', 'data/test.csv': csv(test) } : {};
    return { ...fixed, 'data/train.csv': csv(train) };
  });
}

function documentOf(pick, number) {
  const label = labels[number % labels.length];
  const word = (list) => list[Math.floor(pick() * list.length)];
  const own = () => word(pick() < 0.75 ? words[label] : words[word(labels)]);
  return { text: `${word(fillers)} ${own()} ${word(fillers)} ${own()} ${word(fillers)} ${own()} case ${number}`, label };
}

function csv(rows) {
  return `text,label\n${rows.map(({ text, label }) => `${text},${label}\n`).join('')}`;
}

function mulberry(seed) {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let value = Math.imul(state ^ (state >>> 15), state | 1);
    value ^= value + Math.imul(value ^ (value >>> 7), value | 61);
    return ((value ^ (value >>> 14)) >>> 0) / 4294967296;
  };
}

function lakeFiles(box) {
  return readdirOrNone(join(box, lake), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath ?? entry.path, entry.name).slice(join(box, lake).length + 1))
    .filter((file) => !file.startsWith('.drafts/'));
}

function readdirOrNone(directory, options) {
  try {
    return readdirSync(directory, options);
  } catch (error) {
    if (error.code === 'ENOENT') return [];
    throw error;
  }
}
