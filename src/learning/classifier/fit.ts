import { type Documents, documentFrequency } from './documents.ts';
import { type Kernel, openKernel } from './kernel.ts';
import { type Effort, learnBlocks, type Targets } from './optimiser.ts';
import { inverseFrequency, logOfCount } from './weighting.ts';
import { joinBlocks, negligible, type RoundedBlock, type Weights } from './weights.ts';
import type { Sizes } from './workspace.ts';

/** Everything that fits of one training run have in common, as plain data. */
export interface Problem {
  documents: Documents;
  targets: Targets;
  labels: number;
  effort: Effort;
}

/** A problem with its documents in the workspace of a kernel, where each fit weighs them anew. */
export interface OpenProblem extends Problem {
  kernel: Kernel;
}

/** What was learned from some of the documents. */
export interface Fit {
  weights: Weights;
  /** In how many of them each feature is, and what that makes it count. */
  frequency: Int32Array;
  inverse: Float64Array;
}

export const sizesOf = ({ documents, labels }: Problem): Sizes => ({
  documents: documents.length,
  entries: documents.bounds[2 * documents.length]!,
  features: documents.hashes.length,
  labels,
});

export function openProblem(problem: Problem): OpenProblem {
  const kernel = openKernel(sizesOf(problem));
  const { bounds, ids, counts, logs } = kernel.workspace;
  bounds.set(problem.documents.bounds);
  ids.set(problem.documents.ids);
  counts.set(problem.documents.counts);
  logs.set(logOfCount);
  return { ...problem, kernel };
}

/**
 * Learns from the documents in `members`. Leaves in the workspace the values of all documents, the others included, as
 * this fit weighs them. A label without a member gets a bias of minus infinity: it is never predicted.
 */
export function fit(problem: OpenProblem, members: Int32Array): Fit {
  const { documents, kernel, targets, labels } = problem;
  const { workspace } = kernel;
  const frequency = documentFrequency(documents, members);
  const inverse = inverseFrequency(frequency, members.length);
  weigh(problem, inverse);
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
  return { weights, frequency, inverse };
}

/** Values of all documents as a fit weighs them. */
export function weigh({ documents, kernel }: OpenProblem, inverse: Float64Array): void {
  kernel.workspace.inverse.set(inverse);
  kernel.weigh(documents.length);
}
