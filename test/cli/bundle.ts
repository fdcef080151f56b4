import { execFile } from 'node:child_process';
import { readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'esbuild';
import { environment, temporary } from '../git/sandbox.ts';

const project = join(import.meta.dirname, '../..');

/** The command line, bundled from the sources as scripts/build.mjs does, with what lies beside dist. @returns its path */
export async function bundledCli(): Promise<string> {
  const folder = temporary();
  const outfile = join(folder, 'dist/cli.js');
  await build({
    absWorkingDir: project,
    entryPoints: ['src/cli.ts'],
    outfile,
    bundle: true,
    platform: 'node',
    target: 'node20',
    format: 'esm',
    mainFields: ['module', 'main'],
    charset: 'utf8',
    banner: { js: `import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);` },
  });
  writeFileSync(join(folder, 'package.json'), readFileSync(join(project, 'package.json')));
  symlinkSync(join(project, 'examples'), join(folder, 'examples'));
  return outfile;
}

export interface Ran {
  code: number;
  stdout: string;
  stderr: string;
}

/** Runs it as a user would, in a directory, with this environment and no terminal. */
export function run(
  cli: string,
  directory: string,
  args: string[],
  options: { input?: string; variables?: Record<string, string> } = {},
): Promise<Ran> {
  return new Promise((done) => {
    const env = { ...environment, USER: 'ada', ...options.variables };
    const child = execFile(process.execPath, [cli, ...args], { cwd: directory, env, maxBuffer: 1 << 26 }, (error, stdout, stderr) => {
      done({ code: error === null ? 0 : Number(error.code ?? -1), stdout, stderr });
    });
    child.stdin!.end(options.input ?? '');
  });
}
