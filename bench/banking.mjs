/**
 * The whole story on real data: a folder with train.csv and test.csv (header `text,category`), such as Banking77.
 *
 *   node bench/banking.mjs FOLDER [--cli dist/cli.js]      without --cli it bundles src/cli.ts itself
 *   node bench/banking.mjs FOLDER --multi-label            labels joined by |, such as GoEmotions in Comprehend's CSV
 *
 * `--rows N` takes a random N of the training rows.
 *
 * main begins with seven tenths of the rows. Then four branches, each previewed, merged and applied: the rest of the rows but 600;
 * 30 rows relabelled as the serving model's out-of-fold answers say and 10 removed; 300 rows of which 30 % carry a
 * wrong label; and those put right, with 300 clean ones. After each step the story is checked, and every second apply must change
 * nothing. Prints a table; exit 1 when anything is not as promised. Everything is drawn from a fixed seed, in a temporary repository.
 */
import { execFileSync, spawnSync } from 'node:child_process';
import { cpSync, createReadStream, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { bundleCli, importSources } from './bundle.mjs';

const options = { cli: { type: 'string' }, 'multi-label': { type: 'boolean' }, rows: { type: 'string' } };
const { values, positionals } = parseArgs({ allowPositionals: true, options });
const multiLabel = values['multi-label'] === true;
/** The labels of a row, whose `label` joins them where they are several. */
const labelsOf = (label) => (multiLabel ? label.split('|') : [label]);
if (positionals[0] === undefined) throw new Error('Name a folder with train.csv and test.csv.');
const folder = mkdtempSync(join(tmpdir(), 'flywheel-banking-'));
const box = join(folder, 'repository');
const lake = 'flywheel-lake';
const declaration = `version: 1
name: banking
task: { type: classifier, mode: ${multiLabel ? 'multi-label' : 'multi-class'}, language: en }
datasets: { train: train.csv, test: test.csv }
`;
const broken = [];
const table = [];

try {
  const cli = values.cli === undefined ? await bundleCli(folder) : resolve(values.cli);
  const sources = await importSources(folder, ['datasets/read.ts', 'datasets/fingerprint.ts', 'comprehend/model-stats.ts']);
  await tell({ cli, sources });
  print();
} finally {
  rmSync(folder, { recursive: true, force: true });
}
for (const sentence of broken) console.error(`BROKEN ${sentence}`);
process.exitCode = broken.length === 0 ? 0 : 1;

async function tell({ cli, sources }) {
  const all = shuffled(await readRows(sources, join(resolve(positionals[0]), 'train.csv'))).slice(0, Number(values.rows ?? Infinity));
  const first = Math.round(0.7 * all.length);
  const [clean, doubtful, rest] = [all.slice(-300), all.slice(-600, -300), all.slice(first, -600)];
  const run = (title, ...args) => flywheel(cli, title, args);

  git('init', '--quiet', '--initial-branch=main', box);
  cpSync(join(resolve(positionals[0]), 'test.csv'), join(box, 'test.csv'));
  writeFileSync(join(box, 'flywheel.yaml'), declaration);
  let rows = all.slice(0, first);
  commit(rows, 'Declare a flywheel');
  const begun = run('first apply', 'apply');
  expect(begun.status === 'done' && begun.verdict?.decision === 'PROMOTE', 'the first apply ends done with a model that serves');
  unchanged(run);

  rows = [...rows, ...rest];
  const grown = propose(run, 'rest', rows, `the other ${rest.length} rows`);
  expect(grown.plan.changes[0].kind === 'create-dataset', 'added rows are appended, not a new generation');
  const served = accept(run, 'rest', grown.preview, { promoted: true });

  const { relabelled, kept } = corrected(sources, rows, served.modelDigest);
  rows = kept;
  const fixed = propose(run, 'relabel', rows, `${relabelled} relabelled, 10 removed`);
  expect(
    fixed.plan.changes[0].reason === `${relabelled} documents relabelled, 10 removed`,
    `the plan's line: ${fixed.plan.changes[0].reason}`,
  );
  const active = accept(run, 'relabel', fixed.preview, { promoted: fixed.preview.verdict.decision === 'PROMOTE' });
  trainedOn(sources, active, rows);

  const labels = [...new Set(all.flatMap((row) => labelsOf(row.label)))];
  const swapped = doubtful.map((row, at) =>
    at % 10 < 3 ? { ...row, label: labels[(labels.indexOf(labelsOf(row.label)[0]) + 1 + (at % 7)) % labels.length] } : row,
  );
  const bad = propose(run, 'swapped', [...rows, ...swapped], '300 rows, 30 % under a wrong label');
  expect(['HOLD', 'REJECT'].includes(bad.preview.verdict?.decision), `swapped labels are stopped: ${bad.preview.verdict?.decision}`);
  const found = bad.preview.suspicious.filter(({ text }) => swapped.some((row, at) => at % 10 < 3 && row.text === text)).length;
  note(`${found} of the ${bad.preview.suspicious.length} rows listed as suspicious are swapped ones (of 90)`);
  const held = accept(run, 'swapped', bad.preview, { promoted: false });
  expect(held.activeModel === active.activeModel, 'what is held back does not serve');

  rows = [...rows, ...doubtful, ...clean];
  const right = propose(run, 'clean', rows, 'those 90 put right, 300 clean rows');
  expect(
    right.preview.activeModel === active.activeModel && right.preview.comparedTo.kind === 'active',
    'the next branch is judged against the model that serves',
  );
  const last = accept(run, 'clean', right.preview, { promoted: right.preview.verdict.decision === 'PROMOTE' });
  if (last.activeModel !== active.activeModel) trainedOn(sources, last, rows);
  const stored = execFileSync('du', ['-sm', join(box, '.git')], { encoding: 'utf8' }).split('\t')[0];
  console.log(`The repository with its lake branch takes ${stored} MB.\n`);
}

/** A branch with these training rows: what would be done, and what the judge says. */
function propose(run, branch, rows, title) {
  git('switch', '--quiet', '--create', branch, 'main');
  commit(rows, title);
  const plan = run(`plan: ${title}`, 'plan');
  const before = refs();
  const preview = run(`preview: ${title}`, 'preview', '--base', 'main');
  expect(before === refs(), 'preview moves no branch');
  return { plan, preview };
}

function accept(run, branch, preview, { promoted }) {
  git('switch', '--quiet', 'main');
  git('merge', '--quiet', '--no-ff', '--message', `Merge ${branch}`, branch);
  const merged = run(`merge ${branch}, apply`, 'apply');
  expect(merged.status === 'done' && merged.synced, `apply after merging ${branch} ends done`);
  expect(merged.key === preview.key && merged.modelDigest === preview.modelDigest, `the model of ${branch} is the one that was previewed`);
  expect((merged.activeModel === merged.candidateModel) === promoted, `${branch} is ${promoted ? '' : 'not '}promoted`);
  unchanged(run);
  return merged;
}

function unchanged(run) {
  const before = refs();
  const again = run('apply again', 'apply');
  expect(again.status === 'done' && again.changed === false && before === refs(), 'a second apply changes nothing');
}

/** Relabels the 30 rows with which the serving model agrees least, as its out-of-fold answers say, and takes 10 others out. */
function corrected(sources, rows, digest) {
  const outOfFold = sources.decodeOutOfFold(lakeFile(`${statsFolder(digest)}/out-of-fold.bin`));
  const doubted = outOfFold
    .filter((row) => row.given.join('|') !== row.predicted.join('|'))
    .sort((a, b) => b.score - b.givenScore - (a.score - a.givenScore));
  const answers = new Map(doubted.slice(0, 30).map((row) => [row.fingerprint, row.predicted.join('|')]));
  const named = rows.map((row) => ({ ...row, fingerprint: sources.fingerprint(sources.canonicalText(row.text), labelsOf(row.label)) }));
  const others = named.filter((row) => !answers.has(row.fingerprint)).slice(0, 10);
  return {
    relabelled: answers.size,
    kept: named.filter((row) => !others.includes(row)).map((row) => ({ text: row.text, label: answers.get(row.fingerprint) ?? row.label })),
  };
}

/** The out-of-fold answers name every document that the model was trained on. */
function trainedOn(sources, report, rows) {
  const trained = sources.decodeOutOfFold(lakeFile(`${statsFolder(report.modelDigest)}/out-of-fold.bin`)).map((row) => row.fingerprint);
  const wanted = new Set(rows.map((row) => sources.fingerprint(sources.canonicalText(row.text), labelsOf(row.label))));
  expect(
    trained.length === wanted.size && trained.every((name) => wanted.has(name)),
    `the model was trained on exactly HEAD's ${wanted.size} documents (${trained.length})`,
  );
  expect(report.documents === wanted.size, `the report counts ${report.documents} documents of ${wanted.size}`);
}

function statsFolder(digest) {
  const files = git('ls-tree', '-r', '--name-only', lake)
    .split('\n')
    .filter((file) => file.endsWith('/ModelStats/model.json'));
  const found = files.find((file) => JSON.parse(lakeFile(file)).digest === digest);
  if (found === undefined) throw new Error(`No model in the lake has the digest ${digest}.`);
  return found.slice(0, found.lastIndexOf('/'));
}

function lakeFile(path) {
  return execFileSync('git', ['cat-file', 'blob', `${lake}:${path}`], { cwd: box, maxBuffer: 1 << 28 });
}

/** Runs one command and keeps a line for the table. */
function flywheel(cli, title, args) {
  const begin = performance.now();
  const { status, stdout, stderr } = spawnSync(process.execPath, [cli, ...args, '--json'], {
    cwd: box,
    encoding: 'utf8',
    maxBuffer: 1 << 28,
  });
  const seconds = (performance.now() - begin) / 1000;
  if (stdout === '' || status === 70) throw new Error(`${args.join(' ')} ended ${status}:\n${stdout.slice(0, 2000)}${stderr}`);
  const report = JSON.parse(stdout);
  const percent = (scores) => (scores ? (100 * (multiLabel ? scores.microF1 : scores.accuracy)).toFixed(2) : '');
  if (report.error) note(report.error.message);
  table.push([
    title,
    seconds.toFixed(1),
    report.verdict?.decision ?? '',
    percent(report.active),
    percent(report.candidate),
    report.datasets?.train.documents ?? '',
    (report.changes ?? []).map(({ kind }) => kind).join(', '),
  ]);
  const why = report.verdict?.reasons[0];
  if (args[0] === 'preview' && why !== undefined) note(why);
  if (args[0] === 'plan') for (const { sign, kind, reason } of report.changes ?? []) note(`${sign} ${kind}: ${reason}`);
  console.error(`${seconds.toFixed(1).padStart(6)} s  exit ${status}  ${title}`);
  return { ...report, exit: status };
}

function note(text) {
  table.push([`    ${text}`]);
}

function print() {
  const heads = ['step', 'seconds', 'verdict', 'active %', 'candidate %', 'documents', 'changes'];
  const widths = heads.map((head, at) =>
    Math.max(head.length, ...table.filter((row) => row.length > 1).map((row) => String(row[at]).length)),
  );
  for (const row of [heads, ...table])
    console.log(
      row.length === 1
        ? row[0]
        : row
            .map((cell, at) => String(cell).padEnd(widths[at]))
            .join('  ')
            .trimEnd(),
    );
}

function expect(holds, sentence) {
  if (!holds) broken.push(sentence);
}

async function readRows(sources, file) {
  const read = () => createReadStream(file);
  const { documents, problems } = await sources.readDocuments([{ path: 'train.csv', read }], {
    format: null,
    columns: null,
    delimiter: null,
    ...(multiLabel ? { labelDelimiter: '|' } : {}),
  });
  if (problems.some((problem) => problem.severity === 'error')) throw new Error(`${file}: ${problems[0].message}`);
  return documents.map(({ text, labels }) => ({ text, label: labels.join('|') }));
}

function commit(rows, message) {
  const cell = (value) => (/[",\r\n]/.test(value) ? `"${value.replaceAll('"', '""')}"` : value);
  writeFileSync(join(box, 'train.csv'), `text,category\n${rows.map(({ text, label }) => `${cell(text)},${cell(label)}\n`).join('')}`);
  git('add', '--all');
  git('commit', '--quiet', '--message', message);
}

function git(...args) {
  const who = ['-c', 'user.name=Bench', '-c', 'user.email=bench@example.com'];
  return execFileSync('git', args[0] === 'init' ? args : [...who, ...args], {
    cwd: args[0] === 'init' ? folder : box,
    encoding: 'utf8',
  }).trim();
}

function refs() {
  return git('for-each-ref');
}

function shuffled(rows) {
  const mixed = [...rows];
  let state = 1;
  for (let at = mixed.length - 1; at > 0; at--) {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    const other = Math.floor((state / 4294967296) * (at + 1));
    [mixed[at], mixed[other]] = [mixed[other], mixed[at]];
  }
  return mixed;
}
