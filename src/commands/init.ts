import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, dirname, join, relative, resolve } from 'node:path';
import type { Document } from '../datasets/document.ts';
import { labelDelimiter, labelSetText } from '../datasets/label-set.ts';
import { readDocuments } from '../datasets/read.ts';
import { summarize } from '../datasets/summary.ts';
import type { Tree } from '../git/tree.ts';
import { Failure } from '../problems/failure.ts';
import type { Settings } from './settings.ts';
import { filesOnDisk, findRepository } from './workspace.ts';

/** A file of labelled text and what its name says it is for. */
interface Found {
  path: string;
  role: 'train' | 'test' | 'golden';
  documents: Document[];
}

/** Enough for the largest files that people keep in Git; what is larger is named in the message, not read. */
const mostBytes = 200_000_000;

/** Writes flywheel.yaml beside the data and the workflow at the top of the repository. @returns what it says on the terminal */
export async function init(
  settings: Settings,
  options: { directory: string; force: boolean; json: boolean; workflow: string },
): Promise<string> {
  const repository = await findRepository(settings);
  const root = repository?.root ?? settings.directory;
  const folder = relative(root, resolve(settings.directory, options.directory)).replaceAll('\\', '/');
  const tree = filesOnDisk(settings, repository);
  const several = await findData(tree, folder, labelDelimiter);
  const multiLabel = hasSets(several);
  const found = multiLabel ? several : await findData(tree, folder);
  if (!found.some((each) => each.role === 'train'))
    throw new Failure('no-data', `No file of labelled text was found in ${folder === '' ? 'this repository' : folder}.`, {
      hint: 'A CSV or TSV with a header such as `text,label`, JSON lines with "text" and "label", or a Comprehend CSV (label first, no header).',
    });
  const file = join(folder, 'flywheel.yaml');
  const name = nameFrom(folder === '' ? basename(root) : basename(folder));
  const written = [
    write(root, file, flywheelYaml(name, folder, found, multiLabel), options.force),
    write(root, '.github/workflows/flywheel.yml', readFileSync(options.workflow, 'utf8'), options.force),
  ];
  if (options.json)
    return `${JSON.stringify({ schemaVersion: 1, command: 'init', name, file, files: written, datasets: summaries(found) }, null, 2)}\n`;
  const counted = found.map((each) => `  ${each.role.padEnd(7)}${each.path}  ${each.documents.length} documents`).join('\n');
  return `Found\n${counted}\n\nWrote\n${written.map((each) => `  ${each}`).join('\n')}\n\nNext: \`flywheel check\`, commit both files, and open a pull request.\n`;
}

const summaries = (found: Found[]) => Object.fromEntries(found.map((each) => [each.path, summarize(each.documents)]));

async function findData(tree: Tree, folder: string, delimiter?: string): Promise<Found[]> {
  const found: Found[] = [];
  for (const { path, bytes } of await tree.list()) {
    const inside = folder === '' || path.startsWith(`${folder}/`);
    if (!inside || bytes > mostBytes || !/\.(csv|tsv|jsonl|ndjson)$/i.test(path) || /(^|\/)node_modules\//.test(path)) continue;
    const { documents, problems } = await readDocuments([{ path, read: () => tree.read(path) }], {
      ...{ format: null, columns: null, delimiter: null },
      ...(delimiter === undefined ? {} : { labelDelimiter: delimiter }),
    });
    const labels = new Set(documents.flatMap((document) => document.labels));
    if (documents.length > 0 && labels.size < documents.length && problems.length <= documents.length / 10)
      found.push({ path, role: roleOf(path), documents });
  }
  return found;
}

/** Labels that stand together in ever new ways are several labels; one that only holds the character makes no fewer when it is split. */
function hasSets(found: readonly Found[]): boolean {
  const documents = found.flatMap((each) => each.documents);
  const labels = new Set(documents.flatMap((document) => document.labels));
  return labels.size < new Set(documents.map((document) => labelSetText(document.labels))).size;
}

function roleOf(path: string): Found['role'] {
  const words = path.toLowerCase().split(/[^a-z]+/);
  if (words.includes('golden')) return 'golden';
  return words.some((word) => ['test', 'eval', 'evaluation', 'holdout', 'heldout'].includes(word)) ? 'test' : 'train';
}

/** A flywheel name is a Comprehend name: letters, digits and single hyphens inside. */
function nameFrom(folder: string): string {
  const name = folder
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '')
    .slice(0, 54)
    .replace(/-+$/, '');
  return name === '' ? 'flywheel' : name;
}

function flywheelYaml(name: string, folder: string, found: Found[], multiLabel: boolean): string {
  const globs = (role: Found['role']) =>
    patterns(found.filter((each) => each.role === role).map((each) => (folder === '' ? each.path : each.path.slice(folder.length + 1))));
  const line = (role: Found['role'], comment: string) => {
    const list = globs(role);
    if (list.length === 0)
      return role === 'test' ? '  # test: data/test.csv   # without it, a stable tenth of the texts is test data\n' : '';
    return `  ${role}: ${list.length === 1 ? JSON.stringify(list[0]) : `[${list.map((each) => JSON.stringify(each)).join(', ')}]`}   # ${comment}\n`;
  };
  return `# What this flywheel is: its task, its data and when a new model replaces the old one.
version: 1
name: ${name}
task:
  type: classifier
  mode: ${multiLabel ? 'multi-label   # labels of one document are joined by |, or a list in JSON lines' : 'multi-class'}
  language: en   # de en es fr it pt
datasets:
${line('train', 'what the model learns from')}${line('test', 'what it is judged on, never trained on')}${line('golden', 'documents that must stay right')}promotion:
  require: not-worse   # or non-inferior, or better
`;
}

/** One glob where all files lie in one folder of their own, otherwise the files by name. */
function patterns(paths: string[]): string[] {
  const folders = new Set(paths.map((path) => dirname(path)));
  const extensions = new Set(paths.map((path) => path.split('.').at(-1)));
  const [only] = [...folders];
  const own = only !== undefined && roleFolder.test(only);
  return paths.length > 0 && folders.size === 1 && extensions.size === 1 && own ? [`${only}/**/*.${[...extensions][0]}`] : paths;
}

const roleFolder = /(^|\/)(train|training|test|eval|golden)$/;

function write(root: string, file: string, text: string, force: boolean): string {
  const path = join(root, file);
  if (existsSync(path) && !force) return `${file} (already there, left as it is; --force overwrites it)`;
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, text);
  return file;
}
