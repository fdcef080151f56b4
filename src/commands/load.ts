import picomatch from 'picomatch';
import type { Config, Positions, Source } from '../config/config.ts';
import { checkNames } from '../config/names.ts';
import { parseConfig } from '../config/parse.ts';
import { checkDatasets } from '../datasets/check.ts';
import { readDocuments } from '../datasets/read.ts';
import { stableTenth } from '../datasets/split.ts';
import type { Tree } from '../git/tree.ts';
import { Failure } from '../problems/failure.ts';
import { byPosition, isError, type Problem } from '../problems/problem.ts';
import type { Documents } from '../reconcile/desired.ts';
import type { Settings } from './settings.ts';

/** One flywheel.yaml and its documents as they stand in one tree. */
export interface Loaded {
  file: string;
  /** null when the file cannot be used at all. */
  config: Config | null;
  positions: Positions;
  documents: Documents;
  /** Data files that the globs matched. */
  files: string[];
  /** Of the file and of the data, sorted. */
  problems: Problem[];
}

export const isSound = (loaded: Loaded): loaded is Loaded & { config: Config } => loaded.config !== null && !loaded.problems.some(isError);

const ignored = ['**/node_modules/**', '**/.git/**'];

/** Every flywheel of a tree, sorted by file. Problems are collected, never thrown. */
export async function loadFlywheels(tree: Tree, pattern: string): Promise<Loaded[]> {
  const paths = (await tree.list()).map((entry) => entry.path);
  const isConfig = picomatch(pattern.replace(/^\.\//, ''), { ignore: ignored });
  const found = await Promise.all(paths.filter((path) => isConfig(path)).map(async (file) => parseFile(tree, file)));
  const named = found.flatMap(({ parsed }) => (parsed.config === null ? [] : [{ config: parsed.config, positions: parsed.positions }]));
  const clashes = checkNames(named);
  const loaded: Loaded[] = [];
  for (const { file, parsed } of found) {
    const own = [...parsed.problems, ...clashes.filter((problem) => problem.file === file)];
    loaded.push(parsed.config === null ? unusable(file, own) : await loadDocuments(tree, paths, parsed.config, parsed.positions, own));
  }
  return loaded;
}

async function parseFile(tree: Tree, file: string): Promise<{ file: string; parsed: ReturnType<typeof parseConfig> }> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of tree.read(file)) chunks.push(chunk);
  return { file, parsed: parseConfig(Buffer.concat(chunks).toString('utf8'), file) };
}

const unusable = (file: string, problems: Problem[]): Loaded => ({
  file,
  config: null,
  positions: new Map(),
  documents: { train: [], test: [], golden: [] },
  files: [],
  problems: problems.sort(byPosition),
});

async function loadDocuments(
  tree: Tree,
  paths: readonly string[],
  config: Config,
  positions: Positions,
  problems: Problem[],
): Promise<Loaded> {
  const all = [...problems];
  const files = new Set<string>();
  // A lake in a directory holds documents too: our own copies.
  const inLake = (path: string) => config.engine.kind === 'local' && path.startsWith(`${config.engine.lake}/`);
  const matching = (glob: string) => {
    const matches = picomatch(glob, { ignore: ignored });
    return paths.filter((path) => path !== config.file && !inLake(path) && matches(path));
  };
  const opened = (path: string) => ({ path, read: () => tree.read(path) });
  const read = async (role: Role) => {
    const seen = new Set<string>();
    const documents = [];
    for (const [at, source] of (config.datasets[role] ?? []).entries()) {
      const setting = { config, positions, key: `datasets.${role}`, at };
      const companions = companionGlob(source) === null ? [] : matching(companionGlob(source)!);
      // A glob of plain text may match the file beside it, too.
      const matched = matching(source.path).filter((path) => !companions.includes(path));
      if (matched.length === 0) all.push(nothingMatches(setting, 'path', source.path));
      if (companionGlob(source) !== null && companions.length === 0)
        all.push(nothingMatches(setting, source.annotations === undefined ? 'entityList' : 'annotations', companionGlob(source)!));
      const fresh = matched.filter((path) => !seen.has(path));
      for (const path of fresh) seen.add(path);
      for (const path of companions) files.add(path);
      const result = await readDocuments(fresh.map(opened), source, companions.map(opened));
      for (const document of result.documents) documents.push(document);
      // Without documents every annotation names an unknown one: the missing file is said already, and is the cause.
      for (const problem of result.problems) if (matched.length > 0 || problem.rule !== 'unknown-document') all.push(problem);
    }
    for (const path of seen) files.add(path);
    return documents;
  };
  const declared = { train: await read('train'), test: await read('test'), golden: await read('golden') };
  const testDeclared = config.datasets.test !== null;
  const documents = testDeclared ? declared : { ...declared, ...stableTenth(declared.train) };
  if (!all.some(isError))
    all.push(
      ...checkDatasets({
        ...{
          ...documents,
          testDeclared,
          labels: config.task.labels,
          strict: config.engine.kind === 'comprehend',
          file: config.file,
          positions,
        },
        multiLabel: config.task.mode === 'multi-label',
        entities: config.task.mode === 'entities',
      }),
    );
  return { file: config.file, config, positions, documents, files: [...files].sort(), problems: all.sort(byPosition) };
}

type Role = 'train' | 'test' | 'golden';

/** What stands beside plain text and says where its entities are. */
const companionGlob = ({ annotations, entityList }: Source): string | null => annotations ?? entityList ?? null;

interface Setting {
  config: Config;
  positions: Positions;
  /** `datasets.train`. */
  key: string;
  /** Which of its sources. */
  at: number;
}

function nothingMatches({ config, positions, key, at }: Setting, name: 'path' | 'annotations' | 'entityList', glob: string): Problem {
  const places = name === 'path' ? [`${key}.${at}`, key] : [`${key}.${at}.${name}`, `${key}.${name}`, key];
  const position = places.map((place) => positions.get(place)).find((found) => found !== undefined);
  const { line, column, source } = position ?? { line: 1, column: 1, source: '' };
  return {
    ...{ file: config.file, line, column, rule: 'no-data-file', severity: 'error', source },
    message: `No file matches ${glob} (${name === 'path' ? key : `${key}.${name}`}).`,
    hint: 'Paths are relative to this file, and a file must be committed or at least not ignored by Git. `**` matches folders.',
  };
}

export function nothingDeclared(settings: Pick<Settings, 'config'>, only: string | null): Failure {
  if (only !== null) return new Failure('unknown-flywheel', `No flywheel is named ${only}.`, { hint: 'The name stands in flywheel.yaml.' });
  return new Failure('no-flywheel', `No file matches ${settings.config}.`, {
    hint: '`flywheel init` writes a flywheel.yaml for the data it finds.',
  });
}

export function whichFlywheel(loaded: readonly Loaded[]): Failure {
  const names = loaded.map((each) => each.config?.name ?? each.file).join(', ');
  return new Failure('which-flywheel', `${loaded.length} flywheels fit.`, { hint: `Name one with --flywheel: ${names}.` });
}
