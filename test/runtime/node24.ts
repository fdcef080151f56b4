import { execFileSync } from 'node:child_process';
import { cpSync, existsSync, mkdtempSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';

const folder = import.meta.dirname;
const installed = join(folder, `node_modules/node-${process.platform}-${process.arch}/bin/node`);

/** The Node that runs the built action in tests: the calling one where it is 24, else the one that `installNode24` puts here. */
export const node24: string = process.version.startsWith('v24.') ? process.execPath : installed;

/**
 * Makes sure that `node24` is there and returns it. The first call takes some seconds and the registry; several at once do no harm.
 * @throws where no Node 24 is published for this platform.
 */
export function installNode24(): string {
  if (existsSync(node24)) return node24;
  const place = mkdtempSync(join(folder, 'node_modules.'));
  try {
    for (const file of ['package.json', 'package-lock.json', '.npmrc']) cpSync(join(folder, file), join(place, file));
    const npm = process.platform === 'win32' ? 'npm.cmd' : 'npm';
    execFileSync(npm, ['ci', '--ignore-scripts', '--no-audit', '--no-fund', '--prefix', place], { stdio: ['ignore', 'ignore', 'inherit'] });
    if (existsSync(join(place, 'node_modules')) && !existsSync(join(folder, 'node_modules')))
      renameSync(join(place, 'node_modules'), join(folder, 'node_modules'));
  } finally {
    rmSync(place, { recursive: true, force: true });
  }
  if (!existsSync(node24))
    throw new Error(`no Node 24 for ${process.platform} ${process.arch} in test/runtime/package.json: run the tests with Node 24 itself`);
  return node24;
}

/** For vitest's `globalSetup`. */
export const setup = (): void => void installNode24();
