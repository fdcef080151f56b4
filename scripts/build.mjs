// Builds dist/: one readable file for each entry, and the licences of exactly what is bundled.
import { readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
export const allowedLicenses = ['MIT', 'Apache-2.0', 'ISC', 'BSD-2-Clause', 'BSD-3-Clause', '0BSD'];

const banner = `import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);`;
const result = await build({
  absWorkingDir: root,
  entryPoints: ['src/action.ts', 'src/cli.ts'],
  outdir: 'dist',
  bundle: true,
  platform: 'node',
  target: 'node20',
  format: 'esm',
  mainFields: ['module', 'main'],
  charset: 'utf8',
  legalComments: 'none',
  banner: { js: banner },
  metafile: true,
  logLevel: 'warning',
});

const packages = new Map();
for (const input of Object.keys(result.metafile.inputs)) {
  const match = /^(.*node_modules\/(?:@[^/]+\/)?[^/]+)\//.exec(input);
  if (match) packages.set(match[1], JSON.parse(readFileSync(join(root, match[1], 'package.json'), 'utf8')));
}
writeFileSync(join(root, 'dist/licenses.txt'), licenses(packages));

function licenses(found) {
  const blocks = [...found].map(([folder, { name, version, license }]) => {
    if (!allowedLicenses.includes(license)) throw new Error(`${name}@${version} has licence ${license}; allowed: ${allowedLicenses.join(', ')}`);
    return `${name}@${version}\n${license}\n\n${licenseText(folder)}`;
  });
  return `${[...new Set(blocks)].sort().join(`\n\n${'-'.repeat(80)}\n\n`)}\n`;
}

function licenseText(folder) {
  for (const file of ['LICENSE', 'LICENSE.md', 'LICENSE.txt', 'license', 'license.md', 'LICENCE']) {
    try {
      return readFileSync(join(root, folder, file), 'utf8').replaceAll('\r\n', '\n').trim();
    } catch {}
  }
  return '(the package ships no licence file)';
}
