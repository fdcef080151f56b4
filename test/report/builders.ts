import type { Scores } from '../../src/learning/evaluation/scores.ts';
import type { Verdict } from '../../src/promotion/verdict.ts';
import type { Cost } from '../../src/reconcile/cost.ts';
import type { Spending } from '../../src/reconcile/spending.ts';
import type { RenderContext } from '../../src/report/context.ts';
import type { FlywheelReport, Report } from '../../src/report/report.ts';

/** Reports made by hand: what commands hand to the renderers, without running anything. */

export const context: RenderContext = {
  repositoryUrl: 'https://github.com/acme/support',
  headSha: '1a2b3c4d5e6f7a8b9c0d1e2f3a4b5c6d7e8f9a0b',
  baseSha: '9f8e7d6c5b4a39281706f5e4d3c2b1a09f8e7d6c',
  baseRef: 'main',
  run: { id: 7_700_123_456, number: 123, attempt: 1, url: 'https://github.com/acme/support/actions/runs/7700123456' },
};

type PerLabel = Record<string, [f1: number, support: number]>;

export function scores(f1: number, labels: PerLabel, confusion: Scores['confusion'] = []): Scores {
  const perLabel = Object.fromEntries(
    Object.entries(labels).map(([label, [value, support]]) => [
      label,
      { f1: value, precision: Math.min(1, value + 0.01), recall: Math.max(0, value - 0.01), support },
    ]),
  );
  const documents = Object.values(labels).reduce((sum, [, support]) => sum + support, 0);
  return { f1, precision: f1 + 0.004, recall: f1 - 0.003, accuracy: f1 + 0.01, microF1: f1 + 0.01, documents, perLabel, confusion };
}

export const promote: Verdict = {
  decision: 'PROMOTE',
  reasons: [
    'f1 0.861 → 0.884 (+0.023, 95 % interval +0.009…+0.036, 412 documents)',
    '3 test documents left out: one of the models trained on them',
  ],
  gates: [
    { name: 'minimum f1', value: 0.884, limit: 0.8, pass: true, inherited: false },
    { name: 'maximumDrop f1', value: -0.023, limit: 0.01, pass: true, inherited: false },
    { name: 'minimumPerLabel refund f1', value: 0.83, limit: 0.75, pass: true, inherited: false },
    { name: 'minimumPerLabel technical f1', value: 0.58, limit: 0.6, pass: false, inherited: true },
    { name: 'not-worse than active', value: 0.998, limit: 0.05, pass: true, inherited: false },
    { name: 'golden', value: 40, limit: 40, pass: true, inherited: false },
  ],
  test: { documents: 412, excluded: 3, metric: 'f1', pValue: 0.998, interval: [0.009, 0.036], detectable: 0.021 },
  suspicious: [],
};

export const hold: Verdict = {
  decision: 'HOLD',
  reasons: [
    'f1 0.861 → 0.843 (−0.018, 95 % interval −0.041…+0.006, 412 documents): a fall of 0.018 against 9b2c4d1e, where `maximumDrop` allows 0.010, but not significant (p 0.090); the test set is too small to tell, about 1,300 documents could',
    '31 of 300 added rows disagree with the active model more often than its own rows do.',
  ],
  gates: [
    { name: 'minimum f1', value: 0.843, limit: 0.8, pass: true, inherited: false },
    { name: 'maximumDrop f1', value: 0.018, limit: 0.01, pass: false, inherited: false },
    { name: 'not-worse than active', value: 0.09, limit: 0.05, pass: true, inherited: false },
  ],
  test: { documents: 412, excluded: 0, metric: 'f1', pValue: 0.09, interval: [-0.041, 0.006], detectable: 0.024 },
  suspicious: [],
};

export const reject: Verdict = {
  decision: 'REJECT',
  reasons: [
    'f1 0.861 → 0.702 (−0.159, 95 % interval −0.190…−0.120, 412 documents): significantly worse than 9b2c4d1e (p < 0.001)',
    'The golden document "I want my money back" was right with the active model and is wrong now.',
  ],
  gates: [
    { name: 'minimum f1', value: 0.702, limit: 0.8, pass: false, inherited: false },
    { name: 'not-worse than active', value: 0.0001, limit: 0.05, pass: false, inherited: false },
    { name: 'golden', value: 39, limit: 40, pass: false, inherited: false },
  ],
  test: { documents: 412, excluded: 0, metric: 'f1', pValue: 0.0001, interval: [-0.19, -0.12], detectable: 0.021 },
  suspicious: [],
};

export const activeScores = scores(0.861, { billing: [0.91, 130], refund: [0.74, 98], technical: [0.57, 84], other: [0.93, 100] });
export const candidateScores = scores(0.884, { billing: [0.92, 130], refund: [0.83, 98], technical: [0.58, 84], other: [0.93, 100] }, [
  { actual: 'billing', predicted: 'billing', count: 121 },
  { actual: 'refund', predicted: 'billing', count: 7 },
  { actual: 'technical', predicted: 'other', count: 4 },
]);

export const flipped: FlywheelReport['flipped'] = {
  broken: [
    { text: 'charged after I cancelled', file: 'data/test.csv', line: 41, actual: 'billing', active: 'billing', candidate: 'refund' },
    {
      text: 'the app says my card is too old',
      file: 'data/test.csv',
      line: 77,
      actual: 'technical',
      active: 'technical',
      candidate: 'billing',
    },
  ],
  fixed: Array.from({ length: 11 }, (_, index) => ({
    text: `where is the money of order ${4711 + index}`,
    file: 'data/test.csv',
    line: 100 + index,
    actual: 'refund',
    active: 'billing',
    candidate: 'refund',
  })),
};

/** A pull request that improves; every case below changes some of its members. */
export function preview(changes: Partial<FlywheelReport> = {}): FlywheelReport {
  return {
    name: 'support-tickets',
    file: 'flywheel.yaml',
    ok: true,
    problems: [],
    datasets: {
      train: { documents: 2304, labels: { billing: 800, refund: 604, technical: 500, other: 400 } },
      test: { documents: 415, labels: { billing: 130, refund: 98, technical: 84, other: 103 } },
      golden: { documents: 40, labels: { billing: 40 } },
    },
    changes: [
      { sign: '+', kind: 'create-dataset', target: 'train-5f6a7b8c', reason: '138 new documents' },
      { sign: '~', kind: 'train', target: 'support-tickets', reason: '2,304 documents' },
    ],
    cost: null,
    verdict: promote,
    comparedTo: {
      kind: 'active',
      model: '9b2c4d1e',
      commit: '9f8e7d6c5b4a39281706f5e4d3c2b1a09f8e7d6c',
      reason: 'it serves since 2026-11-16T09:00:00Z.',
    },
    estimate: false,
    active: activeScores,
    candidate: candidateScores,
    diff: {
      added: 138,
      removed: 0,
      relabelled: [{ from: 'billing', to: 'refund', count: 6, examples: [] }],
      moved: 0,
      unchanged: 2160,
      addedPerLabel: { refund: 120, billing: 18 },
    },
    flipped,
    golden: { documents: 40, right: 40, broken: [] },
    key: '3f9a1c2e0d4b5a69788796a5b4c3d2e1f00112233445566778899aabbccddeef',
    policy: { confidence: 0.95, approval: 'on-merge' },
    modelDigest: 'c0ffee00112233445566778899aabbccddeeff00112233445566778899aabbcc',
    ...changes,
  };
}

/** An hour of training, two models that answer 533 documents of less than 300 characters, and an endpoint. */
export const cost = (): Cost => ({
  ...{ once: 4.599, monthly: 1298, currency: 'USD', priceTableDate: '2026-09-20' },
  parts: [
    { kind: 'training', change: 'train', once: 3, monthly: 0, seconds: 3600, documents: 2304, by: 'last' },
    { kind: 'scoring', change: 'judge', once: 1.599, monthly: 0, documents: 1066, models: 2 },
    { kind: 'storage', change: 'train', once: 0, monthly: 2, models: 4 },
    { kind: 'endpoint', change: null, once: 0, monthly: 1296, inferenceUnits: 1 },
  ],
});

export const spending = (changes: Partial<Spending> = {}): Spending => ({
  ...{
    month: '2026-11',
    training: 9,
    scoring: 1.6,
    endpoint: 0,
    models: 1.5,
    spent: 12.1,
    expected: 12.1,
    secondsLeft: 700_000,
    budget: 2000,
  },
  ...changes,
});

const version = (name: string) => `arn:aws:comprehend:us-east-1:000000000000:document-classifier/support-tickets/version/${name}`;

/** What `apply` reports after the merge. */
export const applied = (changes: Partial<FlywheelReport> = {}): FlywheelReport =>
  preview({
    changes: [{ sign: '~', kind: 'promote', target: '3f9a1c2e', reason: 'the verdict is PROMOTE' }],
    comparedTo: undefined,
    synced: true,
    healthy: true,
    status: 'done',
    changed: true,
    commit: '0a1b2c3d4e5f60718293a4b5c6d7e8f901234567',
    appliedBefore: '9f8e7d6c5b4a39281706f5e4d3c2b1a09f8e7d6c',
    activeModel: version('3f9a1c2e'),
    activeKey: '3f9a1c2e0d4b5a69788796a5b4c3d2e1f00112233445566778899aabbccddeef',
    candidateModel: version('3f9a1c2e'),
    documents: 2304,
    history: [entry(1, '9b2c4d1e', '2026-11-16T09:00:00Z', 'first', 0.861), entry(2, '3f9a1c2e', '2026-11-22T17:04:00Z', 'verdict', 0.884)],
    endpoint: {
      name: 'support-tickets',
      arn: 'arn:aws:comprehend:us-east-1:000000000000:document-classifier-endpoint/support-tickets',
      status: 'IN_SERVICE',
      model: version('3f9a1c2e'),
      inferenceUnits: 1,
    },
    conditions: [{ type: 'Ready', status: 'True', reason: 'Serving', message: 'Model 3f9a1c2e serves.' }],
    ...changes,
  });

export const entry = (number: number, model: string, at: string, decision: string, f1: number) => ({
  number,
  at,
  model: version(model),
  key: `${model}0d4b5a69788796a5b4c3d2e1f00112233445566778899aabbccddeef`,
  modelDigest: null,
  commit: '0a1b2c3d4e5f60718293a4b5c6d7e8f901234567',
  documents: 2304,
  decision,
  f1,
  by: 'maria',
  why: 'merged',
});

export const report = (command: string, ...flywheels: FlywheelReport[]): Report => ({ schemaVersion: 1, command, flywheels });
