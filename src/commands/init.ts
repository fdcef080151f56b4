import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, dirname, join, relative, resolve } from 'node:path';
import { summarize } from '../datasets/summary.ts';
import { Failure } from '../problems/failure.ts';
import { type Data, type Found, findData, type Unused } from './data-files.ts';
import type { Settings } from './settings.ts';
import { filesOnDisk, findRepository } from './workspace.ts';

/** Writes flywheel.yaml beside the data and the workflow at the top of the repository. @returns what it says on the terminal */
export async function init(
  settings: Settings,
  options: { directory: string; force: boolean; json: boolean; workflow: string },
): Promise<string> {
  const repository = await findRepository(settings);
  const root = repository?.root ?? settings.directory;
  const folder = relative(root, resolve(settings.directory, options.directory)).replaceAll('\\', '/');
  const tree = filesOnDisk(settings, repository);
  const { mode, found, unused } = await findData(tree, folder);
  if (!found.some((each) => each.role === 'train'))
    throw new Failure(
      'no-data',
      `No file of labelled text to train on was found in ${folder === '' ? 'this repository' : folder}.${reasons(unused)}`,
      {
        hint: 'Labels: a CSV or TSV with a header such as `text,label`, JSON lines with "text" and "label", or a Comprehend CSV (label first, no header). Entities: JSON lines with "text" and "entities", CoNLL columns, or plain text beside a CSV of annotations or an entity list.',
      },
    );
  const file = join(folder, 'flywheel.yaml');
  const name = nameFrom(folder === '' ? basename(root) : basename(folder));
  const written = [
    write(root, file, flywheelYaml(name, folder, found, mode), options.force),
    write(root, '.github/workflows/flywheel.yml', readFileSync(options.workflow, 'utf8'), options.force),
  ];
  if (options.json)
    return `${JSON.stringify({ schemaVersion: 1, command: 'init', name, file, files: written, datasets: summaries(found) }, null, 2)}\n`;
  const counted = found.map((each) => `  ${each.role.padEnd(7)}${each.path}  ${each.documents.length} documents`).join('\n');
  return `Found\n${counted}\n\nWrote\n${written.map((each) => `  ${each}`).join('\n')}\n\nNext: \`flywheel check\`, commit both files, and open a pull request.\n`;
}

/** Why files that might have been meant are not used: sentences, those of the files that were read furthest first. */
function reasons(unused: Unused): string {
  const all = [...unused].sort(([, a], [, b]) => b.documents - a.documents);
  const told = all.slice(0, mostReasons).map(([path, { why }]) => ` ${path}: ${why.replace(/\.$/, '')}.`);
  const rest = all.length - told.length;
  return `${told.join('')}${rest > 0 ? ` ${rest} more cannot be used either.` : ''}`;
}

/** Files that are named one by one. */
const mostReasons = 5;

type Mode = Data['mode'];

const summaries = (found: Found[]) => Object.fromEntries(found.map((each) => [each.path, summarize(each.documents)]));

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

function flywheelYaml(name: string, folder: string, found: Found[], mode: Mode): string {
  const inFolder = (path: string): string => (folder === '' ? path : path.slice(folder.length + 1));
  const sources = (role: Found['role']): string[] => {
    const own = found.filter((each) => each.role === role);
    const alone = patterns(own.filter(({ companion }) => companion === null).map(({ path }) => inFolder(path))).map((path) =>
      JSON.stringify(path),
    );
    const pairs = own.flatMap(({ path, companion }) =>
      companion === null
        ? []
        : [`{ path: ${JSON.stringify(inFolder(path))}, ${companion.key}: ${JSON.stringify(inFolder(companion.path))} }`],
    );
    return [...alone, ...pairs];
  };
  const line = (role: Found['role'], comment: string) => {
    const list = sources(role);
    if (list.length === 0)
      return role === 'test' ? '  # test: data/test.csv   # without it, a stable tenth of the texts is test data\n' : '';
    return `  ${role}: ${list.length === 1 ? list[0] : `[${list.join(', ')}]`}   # ${comment}\n`;
  };
  return `# What this flywheel is: its task, its data and when a new model replaces the old one.
version: 1
name: ${name}
task:
${taskYaml(found, mode)}
  language: en   # de en es fr it pt
datasets:
${line('train', 'what the model learns from')}${line('test', 'what it is judged on, never trained on')}${line('golden', 'documents that must stay right')}promotion:
  require: not-worse   # or non-inferior, or better
`;
}

function taskYaml(found: Found[], mode: Mode): string {
  if (mode !== 'entities')
    return `  type: classifier\n  mode: ${mode}${mode === 'multi-label' ? '   # labels of one document are joined by |, or a list in JSON lines' : ''}`;
  const types = new Set(found.filter(({ role }) => role === 'train').flatMap(({ documents }) => documents.flatMap(({ labels }) => labels)));
  // What YAML would take for something else than a text is put in quotes.
  const names = [...types].sort().map((type) => (/^(?!(?:null|true|false)$)[a-z][\w-]*$/i.test(type) ? type : JSON.stringify(type)));
  return `  type: entity-recognizer\n  entities: [${names.join(', ')}]`;
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
