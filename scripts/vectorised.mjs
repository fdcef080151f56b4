// Compiles the vectorised inner loops of training to WebAssembly.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import asc from 'assemblyscript/asc';

/** The text of a TypeScript file that carries `name`.as of src/learning/classifier, compiled. */
export async function vectorisedModule(root, name) {
  const source = readFileSync(join(root, `src/learning/classifier/${name}.as`), 'utf8');
  let binary;
  let complaints = '';
  const { error } = await asc.main(
    ['kernel.ts', '--outFile', 'kernel.wasm', '-O3', '--noAssert', '--runtime', 'stub', '--enable', 'simd', '--importMemory'],
    {
      readFile: (name) => (name === 'kernel.ts' ? source : null),
      writeFile: (_, contents) => {
        binary = contents;
      },
      listFiles: () => [],
      stderr: {
        write: (chunk) => {
          complaints += chunk;
        },
      },
    },
  );
  if (error !== null) throw new Error(`${name}.as does not compile: ${error.message}\n${complaints}`);
  const base64 = Buffer.from(binary)
    .toString('base64')
    .replace(/.{1,128}/g, (line) => `  '${line}' +\n`);
  return [
    `// Made from ${name}.as by \`node scripts/generate.mjs\`. Edit the source, not this file.`,
    '',
    '/** A WebAssembly module, in base64. */',
    `export const ${name}Module =\n${base64.trimEnd().slice(0, -2)};`,
    '',
  ].join('\n');
}
