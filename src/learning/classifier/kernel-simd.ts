import { kernelModule } from './kernel.generated.ts';
import type { Kernel } from './kernel.ts';
import { openModule, tellPlaces } from './vectorised.ts';
import { layOut, type Room, type Sizes } from './workspace.ts';

/** The functions of kernel.as. */
interface Functions {
  weigh: (count: number) => void;
  lineUp: (count: number) => void;
  learn: (linedUp: boolean, count: number, slack: number, tolerance: number, rest: number) => void;
  round: (features: number, negligible: number) => void;
  score: (count: number) => void;
}

/** From so many slots on it pays to put the rows into the order of the pass first: memory is read forwards then, by all of them. */
const fewestToLineUp = 3;

/** The kernel of kernel.as, or undefined where it cannot run. */
export function simdKernel(sizes: Sizes, slotCount?: number): Kernel | undefined {
  const opened = openModule<ReturnType<typeof withRows>, Functions>(kernelModule, (room) => withRows(sizes, room, slotCount));
  if (opened === undefined) return undefined;
  const { arrays: workspace, functions } = opened;
  const { slots } = workspace;
  return {
    workspace,
    weigh: (count) => functions.weigh(count),
    round(slot, negligible) {
      tellPlaces(functions, slot);
      functions.round(sizes.features, negligible);
    },
    learn(used, count, cost, tolerance, rest) {
      const linedUp = used >= fewestToLineUp;
      if (linedUp) functions.lineUp(count);
      for (const slot of slots.slice(0, used)) {
        tellPlaces(functions, slot);
        functions.learn(linedUp, count, 1 / (2 * cost), tolerance, rest);
      }
    },
    score(count) {
      tellPlaces(functions, slots[0]!);
      functions.score(count);
    },
  };
}

function withRows(sizes: Sizes, room: Room, slotCount?: number) {
  const workspace = layOut(sizes, room, slotCount);
  const linesUp = workspace.slots.length >= fewestToLineUp;
  return {
    ...workspace,
    rowBounds: room(Uint32Array, linesUp ? sizes.documents + 1 : 0),
    rowIds: room(Int32Array, linesUp ? sizes.entries : 0),
    rowValues: room(Float32Array, linesUp ? sizes.entries : 0),
  };
}
