/** How far a model's confidences can be taken at their word. */
export interface Calibration {
  /** Expected calibration error, 0–1: the mean distance of confidence and accuracy over the bins, weighted by documents. */
  error: number;
  /** Bins that hold documents, lowest confidence first. A confidence on an edge belongs to the bin above it; 1 to the last. */
  bins: CalibrationBin[];
}

export interface CalibrationBin {
  from: number;
  to: number;
  documents: number;
  /** Means over the bin's documents. */
  confidence: number;
  accuracy: number;
}

/**
 * Compares confidences (0–1) with what turned out right, in bins of equal width.
 *
 * @throws RangeError when the two differ in length or a confidence is not in 0–1.
 */
export function calibration(confidences: readonly number[], right: readonly boolean[], width = 10): Calibration {
  if (confidences.length !== right.length) throw new RangeError(`${confidences.length} confidences for ${right.length} documents`);
  const sums = Array.from({ length: width }, () => ({ documents: 0, confidence: 0, right: 0 }));
  confidences.forEach((confidence, index) => {
    if (!(confidence >= 0 && confidence <= 1)) throw new RangeError(`confidence ${confidence} is not in 0–1`);
    const bin = sums[Math.min(width - 1, Math.floor(confidence * width))]!;
    bin.documents++;
    bin.confidence += confidence;
    if (right[index]) bin.right++;
  });
  const bins = sums.flatMap(({ documents, confidence, right: hits }, index) =>
    documents === 0
      ? []
      : [{ from: index / width, to: (index + 1) / width, documents, confidence: confidence / documents, accuracy: hits / documents }],
  );
  const distance = bins.reduce((sum, bin) => sum + bin.documents * Math.abs(bin.confidence - bin.accuracy), 0);
  return { error: confidences.length === 0 ? 0 : distance / confidences.length, bins };
}
