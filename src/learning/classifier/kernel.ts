import { plainKernel } from './kernel-plain.ts';
import { simdKernel } from './kernel-simd.ts';
import type { Sizes, Slot, Workspace } from './workspace.ts';

/**
 * The inner loops of training and of scoring, over a block of weights laid out [feature][lane], a lane being one label of the block.
 * Lanes never mix: every kernel does the same additions in the same order, and so gives the same bits.
 */
export interface Kernel {
  workspace: Workspace;
  /** Fills `values` with what `weighDocument` makes of the counts, for the first `count` documents. */
  weigh: (count: number) => void;
  /**
   * One pass of dual coordinate descent over the first `count` of the order, for each of the first `slots` slots. Changes their
   * resting, duals, weights and bias. A member whose violation is below `tolerance` in every lane sits out the next `rest` passes.
   */
  learn: (slots: number, count: number, cost: number, tolerance: number, rest: number) => void;
  /** Fills `rounded`, `filled` and `scales`: every weight of the slot as one of 255 multiples of its lane's scale, 0 below `negligible`. */
  round: (slot: Slot, negligible: number) => void;
  /** Fills `sums` with weights · document, for the first `count` of those listed and the weights of the first slot. */
  score: (count: number) => void;
}

/** The fastest kernel there is where this runs. */
export const openKernel = (sizes: Sizes): Kernel => simdKernel(sizes) ?? plainKernel(sizes);
