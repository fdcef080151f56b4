// Writes the documents of examples/issue-triage from the word lists in scripts/issue-data: `node scripts/issue-data.mjs [folder]`.
// The same lists give the same files. A document says one thing, or two or three about different matters, and has a label for each; no
// two documents share more than half of their word triples, so that the test documents are new.
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';

const here = new URL('./issue-data/', import.meta.url);
const example =
  process.argv[2] === undefined ? new URL('../examples/issue-triage/', import.meta.url) : pathToFileURL(`${process.argv[2]}/`);

/** How often each label begins a document. The thin labels of `train` are what the pull request `better` adds to. */
const plan = {
  train: { bug: 66, documentation: 52, feature: 54, installation: 48, interface: 54, performance: 12, security: 11 },
  test: { bug: 36, documentation: 34, feature: 34, installation: 34, interface: 34, performance: 34, security: 34 },
  golden: { bug: 2, documentation: 1, feature: 1, installation: 1, interface: 1, performance: 2, security: 2 },
  better: { bug: 4, performance: 52, security: 50 },
  'bad-labels': { bug: 22, documentation: 20, feature: 18, installation: 16, interface: 18, performance: 8, security: 8 },
};
const files = {
  train: {
    'data/train/web.csv': ['bug', 'feature', 'interface', 'security'],
    'data/train/mail.csv': ['documentation', 'installation', 'performance'],
  },
  test: { 'data/test.csv': Object.keys(plan.test) },
  golden: { 'data/golden.csv': Object.keys(plan.golden) },
  better: { 'pull-requests/better/performance-and-security.csv': Object.keys(plan.better) },
  'bad-labels': { 'pull-requests/bad-labels/archive.csv': Object.keys(plan['bad-labels']) },
};
/** What a tired annotator writes instead: every third row of the pull request `bad-labels` has each of its labels replaced so. */
const swapped = {
  bug: 'feature',
  documentation: 'security',
  feature: 'installation',
  installation: 'interface',
  interface: 'documentation',
  performance: 'bug',
  security: 'performance',
};

const random = randomNumbers(20_260_417);
const pick = (items) => items[Math.floor(random() * items.length)];
const shared = readLists('shared.txt');
const labels = Object.keys(swapped);
const matters = Object.fromEntries(labels.map((label) => [label, readLists(`${label}.txt`)]));
const seen = [];
if (readdirSync(here).length !== labels.length + 1) throw new Error('every label has one list, and shared.txt is the only other file');

for (const [part, counts] of Object.entries(plan)) {
  const documents = Object.fromEntries(
    Object.entries(counts).map(([label, count]) => [label, Array.from({ length: count }, () => fresh(label, Object.keys(counts)))]),
  );
  for (const [file, listed] of Object.entries(files[part])) {
    const rows = shuffled(listed.flatMap((label) => documents[label] ?? []));
    const labelled = rows.map((row, index) =>
      part === 'bad-labels' && index % 3 === 1 ? { ...row, labels: row.labels.map((label) => swapped[label]) } : row,
    );
    const url = new URL(file, example);
    mkdirSync(new URL('.', url), { recursive: true });
    writeFileSync(
      url,
      [
        'text,labels',
        ...labelled.map((row) => `${quoted(row.text)},${[...row.labels].sort((a, b) => (a < b ? -1 : 1)).join('|')}`),
        '',
      ].join('\n'),
    );
  }
}

/** A document unlike every other one, about `label` first. Of the other labels, those of its part are the likely ones. */
function fresh(label, likely) {
  for (let attempt = 0; attempt < 5000; attempt++) {
    const others = shuffled(random() < 0.7 ? likely : labels).filter((other) => other !== label);
    const chosen = [label, ...others.slice(0, pick([0, 0, 0, 1, 1, 1, 2]))];
    const text = written(chosen);
    const triples = new Set(triplesOf(text));
    if (seen.some((other) => overlap(triples, other) > 0.5)) continue;
    seen.push(triples);
    return { text, labels: chosen };
  }
  throw new Error(`the lists of ${label} give no more new documents`);
}

/** One subject, and what it does of each matter; now and then a sentence of its own instead. */
function written(chosen) {
  const subject = filled(pick(shared.subject));
  const did = chosen.map((label) =>
    random() < 0.24 ? { line: filled(pick(matters[label].line)) } : { did: filled(pick(matters[label].did)) },
  );
  const clauses = did.flatMap((each) => each.did ?? []);
  const sentences = shuffled([
    ...(clauses.length === 0 ? [] : [`${subject} ${clauses.join(pick([' and ', ', and it ']))}`]),
    ...did.flatMap((each) => each.line ?? []),
  ]);
  const opened = random() < 0.35 ? [`${filled(pick(shared.opening))} ${lowered(sentences[0])}`, ...sentences.slice(1)] : sentences;
  const ended = random() < 0.35 ? [...opened, filled(pick(shared.tail))] : opened;
  return ended.map((sentence) => sentence[0].toUpperCase() + sentence.slice(1) + (/[.!?]$/.test(sentence) ? '' : '.')).join(' ');
}

function filled(template) {
  return template.replace(/\{(\w+)\}/g, (_, name) => filled(pick(shared[name])));
}

function lowered(sentence) {
  return /^[A-Z][a-z]* /.test(sentence) ? sentence[0].toLowerCase() + sentence.slice(1) : sentence;
}

function triplesOf(text) {
  // Two texts that differ in a number alone are the same text.
  const words = text
    .toLowerCase()
    .replace(/\d[\d.,]*/g, '#')
    .match(/[\p{L}#]+/gu);
  return words.slice(2).map((_, index) => words.slice(index, index + 3).join(' '));
}

function overlap(a, b) {
  let common = 0;
  for (const triple of a) if (b.has(triple)) common += 1;
  return common / Math.min(a.size, b.size);
}

/** `# name` begins a list; a line is one alternative. */
function readLists(name) {
  const lists = {};
  let list = [];
  for (const line of readFileSync(new URL(name, here), 'utf8').split('\n').filter(Boolean)) {
    if (line.startsWith('# ')) {
      list = [];
      lists[line.slice(2)] = list;
    } else list.push(line);
  }
  return lists;
}

function quoted(text) {
  return /[",\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

function shuffled(items) {
  const copy = [...items];
  for (let index = copy.length - 1; index > 0; index--) {
    const other = Math.floor(random() * (index + 1));
    [copy[index], copy[other]] = [copy[other], copy[index]];
  }
  return copy;
}

/** Mulberry32: enough chance for example sentences, the same on every machine. */
function randomNumbers(seed) {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let value = Math.imul(state ^ (state >>> 15), 1 | state);
    value = (value + Math.imul(value ^ (value >>> 7), 61 | value)) ^ value;
    return ((value ^ (value >>> 14)) >>> 0) / 4_294_967_296;
  };
}
