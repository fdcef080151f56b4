// Builds dist/: one readable file for each entry, and the licences of exactly what is bundled.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const banner = `import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);`;

export const allowedLicenses = ['MIT', 'Apache-2.0', 'ISC', 'BSD-2-Clause', 'BSD-3-Clause', '0BSD'];

/** Every built file's path, relative to the repository, and its text. Fails when a bundled package has a licence that is not allowed. */
export async function buildFiles() {
  const { outputFiles, metafile } = await build({
    absWorkingDir: root,
    // The last is what threads run; it stands beside the others because they look for it there.
    entryPoints: ['src/action.ts', 'src/cli.ts', { in: 'src/engine/training-thread.ts', out: 'training-thread' }],
    outdir: 'dist',
    bundle: true,
    write: false,
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
  const code = Object.keys(metafile.outputs).map((path, at) => [path, outputFiles[at].text]);
  return { ...Object.fromEntries(code), 'dist/licenses.txt': licenses(bundled(metafile)) };
}

/** The files of which something is left in what was built. */
function bundled({ outputs }) {
  const all = Object.values(outputs).flatMap(({ inputs }) => Object.entries(inputs));
  return all.filter(([, { bytesInOutput }]) => bytesInOutput > 0).map(([path]) => path);
}

function licenses(inputs) {
  const folders = new Set(inputs.flatMap((input) => /^.*node_modules\/(?:@[^/]+\/)?[^/]+(?=\/)/.exec(input) ?? []));
  const packages = [...folders].map((folder) => ({
    ...JSON.parse(readFileSync(join(root, folder, 'package.json'), 'utf8')),
    text: licenseText(folder),
  }));
  const blocks = packages.map(({ name, version, license, repository, text }) => {
    if (!allowedLicenses.includes(license))
      throw new Error(`${name}@${version} has licence ${license}; allowed: ${allowedLicenses.join(', ')}`);
    // Some packages of a repository leave its licence out.
    const sibling = packages.find((each) => each.text && each.license === license && each.repository?.url === repository?.url);
    if (text === undefined && sibling === undefined) throw new Error(`${name}@${version} ships no licence text`);
    return `${name}@${version}\n${license}\n\n${text ?? sibling.text}`;
  });
  return `${[...new Set(blocks)].sort().join(`\n\n${'-'.repeat(80)}\n\n`)}\n`;
}

function licenseText(folder) {
  for (const file of ['LICENSE', 'LICENSE.md', 'LICENSE.txt', 'license', 'license.md', 'LICENCE']) {
    try {
      return readFileSync(join(root, folder, file), 'utf8')
        .replaceAll('\r\n', '\n')
        .trim();
    } catch {}
  }
  return undefined;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  mkdirSync(join(root, 'dist'), { recursive: true });
  for (const [path, text] of Object.entries(await buildFiles())) writeFileSync(join(root, path), text);
}
