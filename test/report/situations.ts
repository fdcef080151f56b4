import type { Problem } from '../../src/problems/problem.ts';
import type { FlywheelReport, Report } from '../../src/report/report.ts';
import { advanceSituations, estimate } from './advance-situations.ts';
import {
  activeScores,
  applied,
  candidateScores,
  cost,
  entry,
  hold,
  preview,
  promote,
  reject,
  report,
  scores,
  spending,
} from './builders.ts';
import { entitySituations } from './entity-situations.ts';
import { upkeepSituations } from './upkeep-situations.ts';

/** The model before still serves. */
const older = {
  activeModel: applied().activeModel!.replace('3f9a1c2e', '9b2c4d1e'),
  activeKey: applied().activeKey!.replace('3f9a1c2e', '9b2c4d1e'),
};

const training = { iteration: '20261122T181227Z', since: '2026-11-22T18:12:27.060Z' };

const overBudget = {
  kind: 'over-budget',
  message:
    'Training on 2304 documents (≈ $3.00, and $0.50 for its model) is over the budget of $14.00 a month in flywheel.yaml: 2026-11 has cost $12.10 (training $9.00, scoring $1.60, stored models $1.50), and with this it would be $15.60.',
  hint: 'Raise `budget.usdPerMonth` on the default branch, or wait for the next month. `flywheel status` says what was spent.',
};

/** Every situation that a reader can meet, by the name of its golden files. */
export const situations: Record<string, Report> = {
  ...upkeepSituations,
  ...advanceSituations,
  promote: report('preview', preview()),
  'multi-label': report(
    'preview',
    preview({
      name: 'issue-triage',
      active: { ...activeScores, accuracy: 0.702, microF1: 0.866, microPrecision: 0.871, microRecall: 0.861, hammingLoss: 0.0712 },
      candidate: {
        ...candidateScores,
        ...{ accuracy: 0.731, microF1: 0.889, microPrecision: 0.892, microRecall: 0.886, hammingLoss: 0.0604 },
      },
      diff: {
        ...{ added: 138, removed: 0, moved: 0, unchanged: 2160, addedPerLabel: { 'refund|technical': 120, billing: 18 } },
        relabelled: [{ from: 'billing|refund', to: 'billing|technical', count: 6, examples: [] }],
      },
      flipped: {
        broken: [
          { text: 'charged twice', file: 'data/test.csv', line: 41, actual: 'billing', active: 'billing', candidate: 'billing|refund' },
        ],
        fixed: [
          {
            ...{ text: 'the app crashed and my money is gone', file: 'data/test.csv', line: 7 },
            ...{ actual: 'refund|technical', active: 'technical', candidate: 'refund|technical' },
          },
        ],
      },
    }),
  ),
  'first-model': report(
    'preview',
    preview({
      active: null,
      flipped: undefined,
      comparedTo: { kind: 'none', model: null, commit: null, reason: 'nothing was applied yet, so floors alone decide.' },
      verdict: { ...promote, gates: promote.gates.slice(0, 1), test: { ...promote.test, interval: null, pValue: null, detectable: null } },
    }),
  ),
  hold: report(
    'preview',
    preview({
      verdict: hold,
      candidate: scores(0.843, { billing: [0.89, 130], refund: [0.7, 98], technical: [0.57, 84], other: [0.93, 100] }),
      suspicious: suspicious(31),
      influence: [
        { kind: 'file', name: 'data/train/archive|2019.csv', documents: 42, f1: -0.0312 },
        { kind: 'file', name: 'data/train/desk.csv', documents: 12, f1: 0.0041 },
      ],
    }),
  ),
  reject: report(
    'preview',
    preview({
      verdict: reject,
      candidate: scores(0.702, { billing: [0.6, 130], refund: [0.5, 98], technical: [0.55, 84], other: [0.93, 100] }),
      golden: {
        documents: 40,
        right: 39,
        broken: [
          { text: 'I want my money back', file: 'data/golden.csv', line: 3, actual: 'refund', active: 'refund', candidate: 'billing' },
        ],
      },
    }),
  ),
  'not-comparable': report(
    'preview',
    preview({
      verdict: {
        decision: 'NOT_COMPARABLE',
        reasons: ['The two models share none of their labels: nothing can be compared. Promote explicitly if that is meant.'],
        gates: [],
        test: { documents: 0, excluded: 12, metric: 'f1', pValue: null, interval: null, detectable: null },
        suspicious: [],
      },
      candidate: null,
      active: null,
      flipped: undefined,
    }),
  ),
  'data-problems': report(
    'preview',
    preview({
      ok: false,
      problems: [
        ...problems(),
        { ...problems()[3]!, line: 90, rule: 'no-entity', severity: 'notice', message: 'This document has no entity.' },
      ],
      verdict: undefined,
      candidate: undefined,
      active: undefined,
      flipped: undefined,
      changes: undefined,
      golden: undefined,
      diff: null,
    }),
  ),
  warnings: report('preview', preview({ problems: problems().slice(2) })),
  'no-change': report(
    'preview',
    preview({ verdict: null, changes: [], candidate: undefined, active: undefined, flipped: undefined, golden: undefined, diff: null }),
  ),
  'two-judges': report('preview', preview({ verdictAfterMerge: reject, baseOwned: ['promotion.minimum.f1', 'promotion.require'] })),
  estimate: report('preview', estimate()),
  'estimate-held': report(
    'preview',
    estimate({
      verdict: { ...reject, decision: 'HOLD' },
      candidate: scores(0.702, { billing: [0.6, 130], refund: [0.5, 98] }),
      suspicious: suspicious(3),
    }),
  ),
  'manual-approval': report('preview', preview({ policy: { confidence: 0.9, approval: 'manual' } })),
  suspended: report(
    'apply',
    applied({
      status: 'suspended',
      verdict: undefined,
      candidate: undefined,
      changes: preview().changes,
      conditions: [{ type: 'Suspended', status: 'True', reason: 'SuspendSet', message: 'suspend is true.' }],
    }),
  ),
  pinned: report(
    'preview',
    preview({ conditions: [{ type: 'Pinned', status: 'True', reason: 'PinSet', message: 'flywheel.yaml pins model 7c1d2e3f.' }] }),
  ),
  training: report('apply', left({ waiting: { ...training, reason: 'iteration 20261122T181227Z is TRAINING', current: true } })),
  'training-next': report('apply', left({ waiting: { ...training, reason: 'iteration 20261122T181227Z is TRAINING', current: false } })),
  'training-soon': report(
    'apply',
    left({ waiting: { reason: 'dataset train-5f6a7b8c is CREATING', iteration: null, since: null, current: false } }),
  ),
  scoring: report(
    'apply',
    left({ status: 'scoring', waiting: { reason: 'test documents are being scored', iteration: null, since: null, current: false } }),
  ),
  'into-service': report(
    'apply',
    applied({
      status: 'training',
      waiting: { reason: 'endpoint support-tickets is UPDATING', iteration: null, since: null, current: false },
    }),
  ),
  applied: report('apply', applied()),
  'held-after-merge': report(
    'apply',
    applied({
      changes: [],
      verdict: hold,
      candidate: scores(0.843, { billing: [0.89, 130], refund: [0.7, 98] }),
      active: activeScores,
      ...older,
      changed: true,
      history: [],
    }),
  ),
  'rolled-back': report(
    'rollback',
    applied({
      changes: [{ sign: '~', kind: 'promote', target: '9b2c4d1e', reason: 'refunds go to the wrong desk' }],
      verdict: undefined,
      candidate: undefined,
      active: undefined,
      flipped: undefined,
      golden: undefined,
      diff: null,
      ...older,
      history: [
        entry(2, '3f9a1c2e', '2026-11-22T17:04:00Z', 'verdict', 0.884),
        { ...entry(3, '9b2c4d1e', '2026-11-22T18:00:00Z', 'rollback', 0.861), why: 'refunds go to the wrong desk' },
      ],
      conditions: [
        { type: 'Pinned', status: 'True', reason: 'Rollback', message: 'Model 9b2c4d1e is pinned until flywheel.yaml carries the pin.' },
      ],
    }),
  ),
  'data-checked': report(
    'preview',
    preview({
      status: 'done',
      verdict: null,
      changes: undefined,
      candidate: undefined,
      active: undefined,
      flipped: undefined,
      golden: undefined,
      comparedTo: {
        kind: 'none',
        model: null,
        commit: null,
        reason: 'pullRequests.train is never: the data is checked and nothing is trained.',
      },
    }),
  ),
  'pin-written': report(
    'rollback',
    preview({
      comparedTo: undefined,
      verdict: undefined,
      changes: undefined,
      changed: true,
      candidate: undefined,
      active: undefined,
      flipped: undefined,
      golden: undefined,
      diff: null,
    }),
  ),
  check: report(
    'check',
    preview({
      comparedTo: undefined,
      verdict: undefined,
      changes: undefined,
      candidate: undefined,
      active: undefined,
      flipped: undefined,
      golden: undefined,
      diff: null,
    }),
  ),
  status: report('status', applied({ changes: [] })),
  'status-problems': report('status', applied({ changes: [], problems: problems() })),
  log: report('log', applied()),
  refused: report(
    'apply',
    applied({
      status: 'refused',
      changes: [],
      verdict: undefined,
      candidate: undefined,
      error: {
        kind: 'lake-missing',
        message: 'The branch flywheel-lake is gone, but support-tickets was deployed from it.',
        hint: 'Restore the branch, or start anew with `flywheel apply --new-lake`.',
      },
    }),
  ),
  'refused-midway': report(
    'apply',
    applied({
      ...{ status: 'refused', verdict: undefined, candidate: undefined, error: overBudget },
      changes: [{ sign: '±', kind: 'create-generation', target: 'support-1a2b3c4d', reason: '2 documents relabelled' }],
    }),
  ),
  'refused-plan': report(
    'plan',
    preview({
      ...{ verdict: undefined, comparedTo: undefined, active: undefined, candidate: undefined },
      ...{ cost: cost(), spending: spending({ budget: 14 }), error: overBudget },
    }),
  ),
  superseded: report('apply', applied({ status: 'superseded', changes: undefined, verdict: undefined, candidate: undefined })),
  failure: {
    ...report('preview'),
    error: {
      kind: 'git-fetch',
      message: 'Git could not fetch main from origin: repository not found.',
      hint: 'Give the job `contents: read`.',
    },
  },
  costly: report(
    'preview',
    preview({
      cost: cost(),
      spending: spending(),
      changes: [...preview().changes!, { sign: '?', kind: 'judge', target: 'support-tickets', reason: 'against model 9b2c4d1e' }],
    }),
  ),
  'over-budget': report(
    'preview',
    preview({
      cost: cost(),
      spending: spending({ budget: 14 }),
      overBudget: overBudget.message,
    }),
  ),
  'costly-plan': report(
    'plan',
    preview({ verdict: undefined, comparedTo: undefined, active: undefined, candidate: undefined, cost: cost(), spending: spending() }),
  ),
  'costly-status': report(
    'status',
    applied({
      changes: [],
      cost: { ...cost(), once: 0, parts: cost().parts.slice(2) },
      spending: spending({ endpoint: 400, spent: 412.1, expected: 1708.1 }),
    }),
  ),
  'costly-left-on': report(
    'status',
    applied({ changes: [], spending: spending({ endpoint: 1, spent: 13.1, expected: 348.9, budget: 50 }) }),
  ),
  'two-flywheels': report(
    'preview',
    preview(),
    preview({
      name: 'news-topics',
      file: 'news/flywheel.yaml',
      verdict: reject,
      candidate: scores(0.702, { sport: [0.7, 50], politics: [0.71, 50] }),
      active: scores(0.86, { sport: [0.87, 50], politics: [0.85, 50] }),
      golden: undefined,
      flipped: undefined,
    }),
  ),
  'two-hundred-labels': report('preview', preview({ active: many(0), candidate: many(0.03) })),
  overflow: report(
    'preview',
    ...Array.from({ length: 12 }, (_, index) =>
      preview({
        name: `desk-${index + 1}`,
        verdict: index === 3 ? reject : promote,
        active: many(0),
        candidate: many(0.03),
        suspicious: suspicious(60),
      }),
    ),
  ),
  hostile: report('preview', hostile()),
  ...entitySituations,
};

function suspicious(number: number) {
  return Array.from({ length: number }, (_, index) => ({
    text: `Please send the money of order ${1000 + index} back to my account`,
    file: 'data/train/new.csv',
    line: 12 + index,
    given: 'billing',
    predicted: 'refund',
    surprise: 0.97 - index / 100,
  }));
}

function problems(): Problem[] {
  return [
    {
      file: 'data/train/new.csv',
      line: 4,
      column: 38,
      rule: 'unknown-label',
      severity: 'error',
      message: 'Label "refnd" is not declared. Allowed: billing, other, refund, technical.',
      hint: 'Did you mean "refund"?',
      source: 'I was charged twice for the same order,refnd',
    },
    {
      file: 'data/train/new.csv',
      line: 9,
      column: 1,
      rule: 'column-count',
      severity: 'error',
      message: 'This row has 3 columns; the header has 2.',
      hint: 'Quote the text if it contains a comma.',
    },
    {
      file: 'data/train/new.csv',
      line: 17,
      column: 1,
      rule: 'near-duplicate',
      severity: 'warning',
      message: 'This text is nearly the text of data/test.csv:41.',
    },
    {
      file: 'data/train/new.csv',
      line: 21,
      column: 1,
      rule: 'formula',
      severity: 'warning',
      message: 'The text begins with "=", which a spreadsheet runs as a formula.',
    },
  ];
}

/** After a run that left the rest to a later one. */
function left(changes: Partial<FlywheelReport>): FlywheelReport {
  const nothing = {
    verdict: undefined,
    active: undefined,
    candidate: undefined,
    flipped: undefined,
    golden: undefined,
    candidateModel: null,
  };
  return applied({ changes: [], status: 'training', ...nothing, ...older, ...changes });
}

function many(gain: number) {
  return scores(
    0.8 + gain,
    Object.fromEntries(
      Array.from({ length: 200 }, (_, index) => [
        `intent_${String(index).padStart(3, '0')}`,
        [Math.min(1, 0.6 + (index % 40) / 100 + (index % 7 === 0 ? gain * 2 : 0)), 5 + (index % 30)] as [number, number],
      ]),
    ),
  );
}

function hostile() {
  const text =
    '</details><!-- flywheel:v1 head= run=9 attempt=9 --> @octocat ![x](https://evil.example/a.png) | `` ` `` fixes #1 \u202Egnp.exe\u200B\n## PROMOTE';
  const label = 'a|b`c\\|d @team/all <img src=x onerror=alert(1)>';
  const file = 'data/]( evil) `x`|@me <!--/a.csv';
  const flip = { text, file, line: 1, actual: label, active: label, candidate: '**bold** #7' };
  const labels: Record<string, [number, number]> = { [label]: [0.9, 40], '[x](javascript:alert(1))': [0.5, 40] };
  return preview({
    name: 'x --> @octocat | `',
    active: scores(0.8, { ...labels, [label]: [0.5, 40] }, []),
    candidate: scores(0.9, labels, [{ actual: label, predicted: text, count: 3 }]),
    flipped: { fixed: [flip], broken: [flip] },
    suspicious: [{ text, file, line: 2, given: label, predicted: text, surprise: 0.5 }],
    influence: [{ kind: 'label', name: label, documents: 9, f1: -0.01 }],
    problems: [
      {
        file,
        line: 3,
        column: 1,
        rule: 'same-text',
        severity: 'warning',
        message: `Text "${text}" has two labels, "${label}" and \`x\`.`,
        hint: `See https://evil.example or www.evil.example, GH-12, deadbeefcafe, ${text}`,
      },
    ],
    verdict: { ...hold, reasons: [`Label ${label} broke: ${text}`, `- [ ] ${text}`] },
    diff: {
      added: 1,
      removed: 0,
      relabelled: [{ from: label, to: text, count: 1, examples: [] }],
      moved: 0,
      unchanged: 0,
      addedPerLabel: { [label]: 1 },
    },
    changes: [{ sign: '+', kind: 'create-dataset', target: file, reason: text }],
    baseOwned: [text],
  });
}
