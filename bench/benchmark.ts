/**
 * How good and how fast the models are on a folder of documents, and peers on the same ones. `npm run bench` bundles and runs it;
 * docs/benchmarks.md says what is measured. Every phase runs in a process of its own, as a run that trains does.
 */
import { execFileSync, execSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
import { join } from 'node:path';
import { defaultThreads } from '../src/engine/threads.ts';
import { calibration } from '../src/learning/evaluation/calibration.ts';
import { learningVersion } from '../src/learning/version.ts';
import { readFolder } from './kinds.ts';

const rounds = 5;

/** Seconds are of processor time unless they say otherwise; all threads of the process count. */
const phases = {
  async fit(folder: string) {
    const { kind, train, labels } = await readFolder(folder);
    const cold = processorSeconds(() => kind.fitOnce(train, labels));
    const megabytes = peak();
    const warm = Array.from({ length: 3 }, () => processorSeconds(() => kind.fitOnce(train, labels)));
    return { cold, warm: median(warm), megabytes };
  },
  async train(folder: string, file: string, threads: string) {
    const { kind, train, labels } = await readFolder(folder);
    const most = Math.min(Number(threads), defaultThreads().most);
    const [began, before] = [performance.now(), process.cpuUsage()];
    const { model, outOfFold } = await kind.train(train, labels, { ...defaultThreads(), most });
    const elapsed = (performance.now() - began) / 1000;
    writeFileSync(file, model);
    const { folds, expectedCalibrationError: error } = outOfFold;
    return { elapsed, seconds: since(before), megabytes: peak(), folds, error, documents: train.length, labels: labels.length };
  },
  async predict(folder: string, file: string) {
    const { kind, test, labels } = await readFolder(folder);
    const bytes = readFileSync(file);
    const began = performance.now();
    const answer = kind.load(bytes);
    answer(test[0]!.text);
    const loading = performance.now() - began;
    let found: { name: string; score: number }[][] = [];
    const seconds = processorSeconds(() => {
      found = test.map(({ text }) => answer(text));
    });
    const actual = test.map((document) => kind.truth(document).toSorted());
    const predicted = found.map((answers) => answers.map(({ name }) => name).sort());
    const { accuracy, f1, microF1 } = kind.evaluate(actual, predicted, labels.length);
    const { error } = calibration(
      found.flat().map(({ score }) => score),
      found.flatMap((answers, document) => answers.map(({ name }) => actual[document]!.includes(name))),
    );
    return { loading, perSecond: test.length / seconds, accuracy, f1, microF1, error, tests: test.length };
  },
};

const [name, ...words] = process.argv.slice(2);
if (name === 'phase') {
  const [phase, ...args] = words as [keyof typeof phases, string, string, string];
  process.stdout.write(JSON.stringify(await phases[phase](...(args as [string, string, string]))));
} else if (name === undefined) {
  process.stderr.write('Name a folder with train.csv and test.csv, or train.conll and test.conll; then commands of peers.\n');
  process.exitCode = 1;
} else await compare(name, words);

async function compare(folder: string, peers: readonly string[]): Promise<void> {
  const place = mkdtempSync(join(tmpdir(), 'flywheel-bench-'));
  try {
    const files = ['one', 'many'].map((file) => join(place, file));
    const run = <Phase extends keyof typeof phases>(phase: Phase, ...args: string[]): Awaited<ReturnType<(typeof phases)[Phase]>> =>
      JSON.parse(execFileSync(process.execPath, [process.argv[1]!, 'phase', phase, folder, ...args], { encoding: 'utf8' }));
    const one = run('train', files[0]!, '1');
    const most = defaultThreads().most;
    const many = run('train', files[1]!, String(most));
    const predicted = run('predict', files[0]!);
    const fits: { cold: number; warm: number; megabytes: number }[] = [];
    const told = peers.map((): PeerRun[] => []);
    for (let round = 0; round < rounds; round++) {
      fits.push(run('fit'));
      for (const [at, peer] of peers.entries()) told[at]!.push(JSON.parse(execSync(`${peer} '${folder}'`, { encoding: 'utf8' })));
    }
    const of = (member: 'cold' | 'warm' | 'megabytes'): number => median(fits.map((each) => each[member]));
    const models = files.map((file) => readFileSync(file));
    const { kind } = await readFolder(folder);
    print({
      documents: `${one.documents} to learn from, ${predicted.tests} to test (${kind.title})`,
      labels: one.labels,
      'accuracy, %': percent(predicted.accuracy),
      'macro F1, %': percent(predicted.f1),
      'micro F1, %': percent(predicted.microF1),
      [`calibration error of ${kind.answers}, %`]: `${percent(predicted.error)} (out of fold ${percent(one.error)})`,
      'one fit, processor s': `${of('cold').toFixed(2)} in a new process, ${of('warm').toFixed(2)} warm, ${Math.round(of('megabytes'))} MB`,
      [`whole training, ${one.folds} folds, 1 thread, s`]: `${one.elapsed.toFixed(2)} (processor ${one.seconds.toFixed(2)}), ${one.megabytes} MB`,
      [`whole training, ${most} threads of ${availableParallelism()}, s`]: `${many.elapsed.toFixed(2)} (processor ${many.seconds.toFixed(2)}), ${many.megabytes} MB`,
      'predictions per second': Math.round(predicted.perSecond),
      'load to first prediction, ms': predicted.loading.toFixed(1),
      'model, bytes': models[0]!.length,
      'model, SHA-256':
        digest(models[0]!) + (models[0]!.equals(models[1]!) ? ' with any number of threads' : ` BUT ${digest(models[1]!)} IN THREADS`),
      'learning version, Node': `${learningVersion}, ${process.version}`,
    });
    for (const runs of told) tellPeer(runs, of('cold'), of('warm'));
    if (!models[0]!.equals(models[1]!)) process.exitCode = 1;
  } finally {
    rmSync(place, { recursive: true, force: true });
  }
}

/** What a peer's command prints: seconds of training alone, and its accuracy, or the F1 of entities. */
interface PeerRun {
  name: string;
  seconds: number;
  accuracy?: number;
  f1?: number;
}

function tellPeer(runs: readonly PeerRun[], cold: number, warm: number): void {
  const seconds = median(runs.map((run) => run.seconds));
  const score = runs[0]!.accuracy ?? runs[0]!.f1 ?? 0;
  print({ [runs[0]!.name]: `${percent(score)} %, trained in ${seconds.toFixed(2)} processor s` });
  print({ '  one fit of ours ÷ its training': `${(cold / seconds).toFixed(2)} in a new process, ${(warm / seconds).toFixed(2)} warm` });
}

function processorSeconds(work: () => void): number {
  const before = process.cpuUsage();
  work();
  return since(before);
}

function since(before: NodeJS.CpuUsage): number {
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1e6;
}

/** Megabytes that the process has taken at most. */
function peak(): number {
  return Math.round(process.resourceUsage().maxRSS / 1024);
}

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)]!;
}

function percent(rate: number): string {
  return (100 * rate).toFixed(2);
}

function digest(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex').slice(0, 12);
}

function print(table: Record<string, string | number>): void {
  for (const [row, value] of Object.entries(table)) process.stdout.write(`${row.padEnd(44)}${value}\n`);
}
