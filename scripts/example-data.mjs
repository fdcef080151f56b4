// Writes the documents of examples/news-topics from the word lists in scripts/example-data: `node scripts/example-data.mjs [folder]`.
// The same lists give the same files. No two documents share more than half of their word triples, so that the test documents are new.
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';

const here = new URL('./example-data/', import.meta.url);
const example = process.argv[2] === undefined ? new URL('../examples/news-topics/', import.meta.url) : pathToFileURL(`${process.argv[2]}/`);

/** Documents by topic. The thin topics of `train` are what the pull request `better` adds to. */
const plan = {
  train: { business: 96, culture: 82, health: 24, politics: 96, science: 22, sport: 92, weather: 76 },
  test: { business: 38, culture: 38, health: 38, politics: 38, science: 38, sport: 38, weather: 38 },
  golden: { business: 1, culture: 1, health: 1, politics: 2, science: 1, sport: 2, weather: 2 },
  better: { culture: 6, health: 74, science: 70 },
  'bad-labels': { business: 20, culture: 20, politics: 20, science: 4, sport: 20, weather: 16 },
};
const files = {
  train: {
    'data/train/desk.csv': ['business', 'politics', 'health', 'science'],
    'data/train/weekend.csv': ['culture', 'sport', 'weather'],
  },
  test: { 'data/test.csv': Object.keys(plan.test) },
  golden: { 'data/golden.csv': Object.keys(plan.golden) },
  better: { 'pull-requests/better/health-and-science.csv': Object.keys(plan.better) },
  'bad-labels': { 'pull-requests/bad-labels/archive.csv': Object.keys(plan['bad-labels']) },
};
/** What a tired annotator swaps: every third row of the pull request `bad-labels` carries the label on the right. */
const swapped = { business: 'sport', culture: 'politics', politics: 'weather', science: 'business', sport: 'culture', weather: 'business' };

const random = randomNumbers(20_260_302);
const pick = (items) => items[Math.floor(random() * items.length)];
const shared = readLists('shared.txt');
const topics = Object.fromEntries(
  readdirSync(here)
    .filter((name) => name !== 'shared.txt')
    .sort()
    .map((name) => [name.replace('.txt', ''), readLists(name)]),
);
const unusedLines = Object.fromEntries(Object.entries(topics).map(([topic, { line }]) => [topic, shuffled(line)]));
const seen = [];

for (const [part, counts] of Object.entries(plan)) {
  const documents = Object.fromEntries(
    Object.entries(counts).map(([topic, count]) => [topic, Array.from({ length: count }, () => fresh(topic, part))]),
  );
  for (const [file, listed] of Object.entries(files[part])) {
    const rows = shuffled(listed.flatMap((topic) => (documents[topic] ?? []).map((text) => [text, topic])));
    const labelled = part === 'bad-labels' ? rows.map(([text, topic], index) => [text, index % 3 === 1 ? swapped[topic] : topic]) : rows;
    const url = new URL(file, example);
    mkdirSync(new URL('.', url), { recursive: true });
    writeFileSync(url, ['text,label', ...labelled.map(([text, topic]) => `${quoted(text)},${topic}`), ''].join('\n'));
  }
}

/** A document unlike every other one. */
function fresh(topic, part) {
  for (let attempt = 0; attempt < 5000; attempt++) {
    const text = written(topic, part);
    const triples = new Set(triplesOf(text));
    if (seen.some((other) => overlap(triples, other) > 0.5)) continue;
    seen.push(triples);
    return text;
  }
  throw new Error(`the lists of ${topic} give no more new documents`);
}

function written(topic, part) {
  const { who, did, more, tail = shared.tail } = topics[topic];
  // Whole lines are the hard ones: they stand between two topics. Each is used once.
  if (unusedLines[topic].length > 0 && random() < (part === 'test' ? 0.16 : 0.08)) return finished(unusedLines[topic].pop());
  const subject = pick(who);
  const acts = did.filter((one) => one.tags.some((tag) => subject.tags.includes(tag)));
  if (acts.length === 0) throw new Error(`no action for ${subject.text}`);
  const clause = `${subject.text} ${pick(acts).text}`;
  const opening = pick(shared.opening).text;
  const [first, second] = shuffled(more).map(({ text }) => text);
  const forms = [
    () => finished(`${clause}, ${pick(tail).text}`),
    () => finished(clause),
    () => `${finished(clause)} ${finished(first)}`,
    () => finished(`${opening} ${lowered(clause)}`),
    () => `${finished(first)} ${finished(second)}`,
    () => finished(`${first}, ${pick(tail).text}`),
  ];
  return pick(forms)();
}

function finished(template) {
  const text = (template.text ?? template).replace(/\{(\w+)\}/g, (_, name) => finishedSlot(name));
  const end = /[.!?]$/.test(text) ? '' : '.';
  return text[0].toUpperCase() + text.slice(1) + end;
}

function finishedSlot(name) {
  return pick(shared[name]).text.replace(/\{(\w+)\}/g, (_, inner) => finishedSlot(inner));
}

/** "The river" within a sentence is "the river"; a name in a slot keeps its capital. */
function lowered(clause) {
  return clause[0].toLowerCase() + clause.slice(1);
}

function triplesOf(text) {
  // Two texts that differ in a number alone are the same text.
  const words = text
    .toLowerCase()
    .replace(/\d[\d.]*/g, '#')
    .match(/[\p{L}#]+/gu);
  return words.slice(2).map((_, index) => words.slice(index, index + 3).join(' '));
}

function overlap(a, b) {
  let common = 0;
  for (const triple of a) if (b.has(triple)) common += 1;
  return common / Math.min(a.size, b.size);
}

/** `# name` begins a list; a line is one alternative, with the tags that must agree before a colon in `who` and `did`. */
function readLists(name) {
  const lists = {};
  let list = [];
  let tagged = false;
  for (const line of readFileSync(new URL(name, here), 'utf8').split('\n').filter(Boolean)) {
    if (line.startsWith('# ')) {
      list = [];
      lists[line.slice(2)] = list;
      tagged = ['who', 'did'].includes(line.slice(2));
    } else
      list.push(tagged ? { tags: line.split(': ')[0].split(' '), text: line.slice(line.indexOf(': ') + 2) } : { tags: [], text: line });
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
