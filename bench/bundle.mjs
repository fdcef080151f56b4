import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build } from 'esbuild';

const root = join(import.meta.dirname, '..');
const common = {
  absWorkingDir: root,
  bundle: true,
  platform: 'node',
  target: 'node20',
  format: 'esm',
  mainFields: ['module', 'main'],
  logLevel: 'warning',
  banner: { js: "import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);" },
};

/** The command line from the sources as they are now. @returns its path below `folder` */
export async function bundleCli(folder) {
  const outfile = join(folder, 'dist/cli.js');
  await build({ ...common, entryPoints: ['src/cli.ts'], outfile });
  writeFileSync(join(folder, 'package.json'), readFileSync(join(root, 'package.json')));
  return outfile;
}

/** What source files export, e.g. `datasets/read.ts`. */
export async function importSources(folder, files) {
  const outfile = join(folder, 'sources.mjs');
  const contents = files.map((file) => `export * from './src/${file}';`).join('\n');
  await build({ ...common, stdin: { contents, resolveDir: root }, outfile });
  return import(pathToFileURL(outfile).href);
}
