// npm run bench -- FOLDER ["PEER COMMAND" …]: bundles bench/benchmark.ts with the threads that train beside it, and runs it.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const place = mkdtempSync(join(tmpdir(), 'flywheel-bench-'));
try {
  await build({
    absWorkingDir: root,
    entryPoints: ['bench/benchmark.ts', { in: 'src/engine/training-thread.ts', out: 'training-thread' }],
    outdir: place,
    bundle: true,
    platform: 'node',
    target: 'node20',
    format: 'esm',
    logLevel: 'warning',
  });
  writeFileSync(join(place, 'package.json'), '{"type":"module"}');
  const { status } = spawnSync(process.execPath, [join(place, 'benchmark.js'), ...process.argv.slice(2)], { stdio: 'inherit' });
  process.exitCode = status ?? 1;
} finally {
  rmSync(place, { recursive: true, force: true });
}
