import { kernelModule } from './kernel.generated.ts';
import type { Kernel } from './kernel.ts';
import { openModule } from './vectorised.ts';
import { layOut, type Sizes, type Workspace } from './workspace.ts';

/** The kernel of kernel.as, or undefined where it cannot run. */
export function simdKernel(sizes: Sizes): Kernel | undefined {
  const opened = openModule<Workspace, Pick<Kernel, 'learn' | 'score'>>(kernelModule, (room) => layOut(sizes, room));
  return opened && { workspace: opened.arrays, learn: opened.functions.learn, score: opened.functions.score };
}
