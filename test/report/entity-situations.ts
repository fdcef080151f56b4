import type { Scores } from '../../src/learning/evaluation/scores.ts';
import type { Verdict } from '../../src/promotion/verdict.ts';
import type { FlywheelReport, Report } from '../../src/report/report.ts';
import { preview, report } from './builders.ts';

/** What a reader meets of an entity recognizer. */

const scores = (f1: number, perLabel: Scores['perLabel'], confusion: Scores['confusion'], accuracy: number): Scores => ({
  ...{ f1, precision: f1 + 0.021, recall: f1 - 0.019, accuracy, microF1: f1, documents: 240 },
  ...{ perLabel, confusion },
});

const type = (f1: number, support: number) => ({ f1, precision: f1 + 0.02, recall: f1 - 0.02, support });

const active = scores(0.712, { CARRIER: type(0.81, 96), PERSON: type(0.74, 188), PLACE: type(0.58, 143) }, [], 0.546);
const candidate = scores(
  0.748,
  { CARRIER: type(0.82, 96), PERSON: type(0.74, 188), PLACE: type(0.69, 143) },
  [
    { actual: 'PERSON', predicted: 'PERSON', count: 139 },
    { actual: 'PLACE', predicted: '', count: 31 },
    { actual: '', predicted: 'PLACE', count: 12 },
    { actual: 'PERSON', predicted: 'CARRIER', count: 5 },
  ],
  0.588,
);

const promote: Verdict = {
  decision: 'PROMOTE',
  reasons: ['f1 0.712 → 0.748 (+0.036, 95 % interval +0.008…+0.064, 240 documents)'],
  gates: [
    { name: 'minimum f1', value: 0.748, limit: 0.7, pass: true, inherited: false },
    { name: 'maximumDrop f1', value: -0.036, limit: 0.01, pass: true, inherited: false },
    { name: 'minimumPerLabel PLACE f1', value: 0.69, limit: 0.5, pass: true, inherited: false },
    { name: 'not-worse than active', value: 0.995, limit: 0.05, pass: true, inherited: false },
  ],
  test: {
    ...{ documents: 240, excluded: 0, metric: 'f1', pValue: 0.006, mcnemar: 0.021, interval: [0.008, 0.064], detectable: 0.047 },
    calibrationError: { candidate: 0.042, active: 0.051 },
  },
  suspicious: [],
};

const recognizer = (changes: Partial<FlywheelReport> = {}): FlywheelReport =>
  preview({
    name: 'delivery-mail',
    task: { type: 'entity-recognizer' },
    datasets: {
      train: { documents: 1920, labels: { PERSON: 1104, PLACE: 871, CARRIER: 655 } },
      test: { documents: 240, labels: { PERSON: 188, PLACE: 143, CARRIER: 96 } },
      golden: { documents: 12, labels: { PERSON: 8, PLACE: 6 } },
    },
    changes: [
      { sign: '±', kind: 'create-generation', target: 'delivery-mail-5f6a7b8c', reason: '9 documents relabelled, 60 added' },
      { sign: '~', kind: 'train', target: 'delivery-mail', reason: '1,920 documents, 3 entity types' },
    ],
    verdict: promote,
    active,
    candidate,
    diff: {
      ...{ added: 60, removed: 0, moved: 0, unchanged: 1851, addedPerLabel: { PLACE: 54, PERSON: 41 } },
      relabelled: [
        { from: 'nothing', to: 'PLACE', count: 7, examples: [] },
        { from: 'PERSON|PLACE', to: 'longer PERSON|CARRIER', count: 2, examples: [] },
      ],
    },
    flipped: {
      broken: [
        {
          ...{ text: 'Tell Ms Lund that the parcel to Bergen is late', file: 'data/test.jsonl', line: 18 },
          ...{ actual: 'PERSON “Lund”', active: 'PERSON “Lund”', candidate: 'PERSON “Ms Lund”' },
        },
        {
          ...{ text: 'no delivery today', file: 'data/test.jsonl', line: 33 },
          ...{ actual: '', active: '', candidate: 'PLACE “today”' },
        },
      ],
      fixed: [
        {
          ...{ text: 'from Oslo to Malmö by Nordic Cargo', file: 'data/test.jsonl', line: 4 },
          ...{ actual: 'PLACE “Oslo”, PLACE “Malmö”', active: '', candidate: 'PLACE “Oslo”, PLACE “Malmö”' },
        },
      ],
    },
    golden: { documents: 12, right: 12, broken: [] },
    influence: [
      { kind: 'label', name: 'PERSON|PLACE', documents: 34, f1: 0.0182 },
      { kind: 'label', name: '', documents: 6, f1: -0.0021 },
    ],
    ...changes,
  });

export const entitySituations: Record<string, Report> = {
  entities: report('preview', recognizer()),
  'entities-hold': report(
    'preview',
    recognizer({
      verdict: {
        ...promote,
        decision: 'HOLD',
        reasons: [
          'the active model 9b2c4d1e disagrees with 14 of 60 added or relabelled rows, where about 4 would be usual (p < 0.001): their entities look wrong',
          ...promote.reasons,
          '2 entity types have no test entities, so no score speaks of them: DATE, MONEY',
        ],
        gates: [
          ...promote.gates,
          { name: 'agreement of added rows', value: 0.767, limit: 0.933, pass: false, inherited: false, outcome: 'HOLD' },
        ],
      },
      suspicious: [
        {
          ...{ text: 'Ingrid Moe asks where her order is', file: 'data/train/june.jsonl', line: 7 },
          ...{ given: '', predicted: 'PERSON “Ingrid Moe”', surprise: 0.98 },
        },
        {
          ...{ text: 'please call Anna Berg in Oslo', file: 'data/train/june.jsonl', line: 9 },
          ...{ given: 'PERSON “Anna”', predicted: 'PERSON “Anna Berg”', surprise: 0.71 },
        },
      ],
    }),
  ),
  'entities-new-type': report(
    'preview',
    recognizer({
      verdict: {
        ...promote,
        reasons: [
          'f1 0.712 → 0.705 (−0.007, 95 % interval −0.021…+0.008, 240 documents)',
          '96 test entities of 427 are of a type (CARRIER) that only one of the models knows: no comparison, but the floors, count them',
        ],
        test: {
          ...{ ...promote.test, interval: [-0.021, 0.008], pValue: 0.214 },
          compared: {
            active: { f1: 0.712, precision: 0.733, recall: 0.694, accuracy: 0.546, microF1: 0.712 },
            candidate: { f1: 0.705, precision: 0.721, recall: 0.69, accuracy: 0.541, microF1: 0.705 },
          },
        },
      },
    }),
  ),
  'entities-reject': report(
    'preview',
    recognizer({
      candidate: { ...active, f1: 0.604, accuracy: 0.441 },
      verdict: {
        ...promote,
        decision: 'REJECT',
        reasons: [
          'f1 0.712 → 0.604 (−0.108, 95 % interval −0.147…−0.070, 240 documents): significantly worse than the active model 9b2c4d1e (p < 0.001)',
          '1 golden document that the active model 9b2c4d1e has right is wrong now: PERSON missed, PLACE read as CARRIER',
        ],
        gates: [
          { name: 'not-worse than active', value: 0.0001, limit: 0.05, pass: false, inherited: false, outcome: 'REJECT' },
          { name: 'golden', value: 11, limit: 12, pass: false, inherited: false, outcome: 'REJECT' },
        ],
      },
      golden: {
        ...{ documents: 12, right: 11 },
        broken: [
          {
            ...{ text: 'Anna Berg lives in Holm', file: 'data/golden.jsonl', line: 3 },
            ...{ actual: 'PERSON “Anna Berg”, PLACE “Holm”', active: 'PERSON “Anna Berg”, PLACE “Holm”', candidate: 'CARRIER “Holm”' },
          },
        ],
      },
    }),
  ),
  'entities-first': report(
    'preview',
    recognizer({
      ...{ active: null, flipped: undefined, diff: null, influence: undefined },
      comparedTo: { kind: 'none', model: null, commit: null, reason: 'nothing was applied yet, so floors alone decide.' },
      verdict: {
        ...promote,
        reasons: ['the first model: f1 0.748, precision 0.769, recall 0.729 over 240 test documents with 427 entities'],
        gates: promote.gates.slice(0, 1),
        test: {
          ...{ ...promote.test, interval: null, pValue: null, mcnemar: null, detectable: null },
          calibrationError: { candidate: 0.042, active: null },
        },
      },
    }),
  ),
  'entities-checked': report(
    'check',
    recognizer({
      ...{ changes: undefined, verdict: undefined, comparedTo: undefined, active: undefined, candidate: undefined, diff: undefined },
      ...{ flipped: undefined, golden: undefined, influence: undefined, key: undefined, policy: undefined, modelDigest: undefined },
    }),
  ),
};
