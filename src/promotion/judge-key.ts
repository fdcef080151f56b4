import type { Policy } from '../config/config.ts';

/**
 * The canonical text of a judge: test documents, golden documents, policy and renamings. Equal text means that the same
 * evidence gets the same verdict; whoever stores verdicts hashes it. `approval` is left out: it says who presses the
 * button, not what is right.
 */
export function judgeText(judge: {
  policy: Policy;
  /** Fingerprints, in any order. */
  test: readonly string[];
  golden: readonly string[];
  renamed: Record<string, string>;
  /** Of a multi-label classifier; null where documents have one label. */
  threshold?: number | null;
}): string {
  const { approval: _, ...policy } = judge.policy;
  const { threshold = null } = judge;
  return canonical({
    ...{ policy, test: judge.test.toSorted(), golden: judge.golden.toSorted(), renamed: judge.renamed },
    ...(threshold === null ? {} : { threshold }),
  });
}

/**
 * The canonical text of a comparison: which model was judged against which, by whom. A verdict is stored under its hash.
 *
 * @param active    model key; null for a first model.
 * @param candidate model key.
 * @param judge     hash of `judgeText`.
 * @param reference model key of the best promoted model; null when that is the active model or there is none.
 */
export function evidenceText(active: string | null, candidate: string, judge: string, reference: string | null = null): string {
  return canonical({ active, candidate, judge, reference });
}

/** JSON with sorted keys: the order of a YAML file means nothing. */
function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  const entries = Object.entries(value).filter(([, member]) => member !== undefined);
  const members = entries.sort(([a], [b]) => (a < b ? -1 : 1)).map(([key, member]) => `${JSON.stringify(key)}:${canonical(member)}`);
  return `{${members.join(',')}}`;
}
