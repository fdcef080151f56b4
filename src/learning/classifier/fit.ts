import { type Documents, documentFrequency } from './documents.ts';
import type { Kernel } from './kernel.ts';
import { type Effort, learnBlocks, type Targets } from './optimiser.ts';
import { inverseFrequency } from './weighting.ts';
import { joinBlocks, negligible, type RoundedBlock, type Weights } from './weights.ts';

/** Everything that fits of one training run have in common. */
export interface Problem {
  /** Their bounds and ids are those of the kernel's workspace. */
  documents: Documents;
  kernel: Kernel;
  targets: Targets;
  labels: number;
  effort: Effort;
  /** The value of every feature of every document, in the kernel's workspace; each fit weighs them anew. */
  values: Float32Array;
}

/** What was learned from some of the documents. */
export interface Fit {
  weights: Weights;
  /** In how many of them each feature is, and what that makes it count. */
  frequency: Int32Array;
  inverse: Float64Array;
  documents: number;
}

/**
 * Learns from the documents in `members`. Leaves in `problem.values` the values of all documents, the others included, as
 * this fit weighs them. A label without a member gets a bias of minus infinity: it is never predicted.
 */
export function fit(problem: Problem, members: Int32Array): Fit {
  const { documents, kernel, targets, labels } = problem;
  const { workspace } = kernel;
  const frequency = documentFrequency(documents, members);
  const inverse = inverseFrequency(frequency, members.length);
  workspace.inverse.set(inverse);
  kernel.weigh(documents.length);
  const blocks: RoundedBlock[] = [];
  learnBlocks(kernel, members, targets, labels, problem.effort, (slot) => {
    kernel.round(slot, negligible);
    const { rounded, filled, scales } = workspace;
    blocks.push({ values: rounded.slice(), filled: filled.slice(), scales: scales.slice(), bias: slot.bias.slice() });
  });
  const weights = joinBlocks(blocks, documents.hashes.length, labels);
  const present = new Uint8Array(labels);
  for (const document of members)
    for (let at = targets.starts[document]!, end = targets.starts[document + 1]!; at < end; at++) present[targets.labels[at]!] = 1;
  for (let label = 0; label < labels; label++) if (present[label] === 0) weights.bias[label] = Number.NEGATIVE_INFINITY;
  return { weights, frequency, inverse, documents: members.length };
}
