import type { InAdvance } from '../../src/report/advance-report.ts';
import type { FlywheelReport, Report } from '../../src/report/report.ts';
import { cost, preview, promote, reject, report } from './builders.ts';

/** What a pull request is told of its training in advance on Amazon Comprehend. */

/** Of a flywheel on Amazon Comprehend. */
export function estimate(changes: Partial<FlywheelReport> = {}): FlywheelReport {
  const commit = '0a1b2c3d4e5f60718293a4b5c6d7e8f901234567';
  const reason =
    'Model 9b2c4d1e serves on Amazon Comprehend; compared with a stand-in that the embedded engine trained on commit 0a1b2c3d, which that model was trained on.';
  return preview({
    estimate: true,
    comparedTo: { kind: 'stand-in', model: '77aa11bb', commit, reason },
    activeKey: '9b2c4d1e00000000000000000000000000000000000000000000000000000000',
    verdict: { ...promote, gates: promote.gates.filter(({ name }) => !/^m(in|ax)imum/.test(name)) },
    ...changes,
  });
}

const proposal: InAdvance = {
  ...{ state: 'asked', base: '0a1b2c3d4e5f60718293a4b5c6d7e8f901234567', head: 'b4d5e6f708192a3b4c5d6e7f8091a2b3c4d5e6f7', by: 'grace' },
  ...{ at: '2026-11-22T17:58:03.000Z', reason: null, iteration: null, since: null },
};
const began = { iteration: '20261122T181227Z', since: '2026-11-22T18:12:27.060Z' };
const pullRequest = { number: 7, head: proposal.head };
const inAdvance = (changes: Partial<InAdvance>): InAdvance => ({ ...proposal, ...changes });
const underway = (changes: Partial<InAdvance>, status: FlywheelReport['status'] = 'training'): Report =>
  report('train', estimate({ status, pullRequest, trainInAdvance: 'on-request', inAdvance: inAdvance(changes) }));

export const advanceSituations: Record<string, Report> = {
  'advance-nothing': report('train'),
  'advance-offered': report('preview', estimate({ trainInAdvance: 'on-request' })),
  'advance-always': report('preview', estimate({ trainInAdvance: 'always' })),
  'advance-asked': underway({ reason: 'iteration 20261122T171003Z of flywheel support-p1a2b3c4 is TRAINING' }),
  'advance-training': report(
    'train',
    estimate({
      ...{ status: 'training', pullRequest, trainInAdvance: 'on-request', inAdvance: inAdvance({ state: 'training', ...began }) },
      costInAdvance: { ...cost(), parts: cost().parts.filter(({ kind }) => kind !== 'scoring'), once: 3 },
    }),
  ),
  'advance-scoring': underway({ state: 'scoring', ...began }, 'scoring'),
  'advance-failed': underway({ state: 'failed', reason: 'Iteration 20261122T181227Z ended FAILED: internal error', ...began }, 'failed'),
  'advance-refused': underway(
    { state: 'refused', reason: 'Training on 2,304 documents (≈ $3.20) is over the budget of $8.00 a month.' },
    'refused',
  ),
  'advance-outdated': report('preview', estimate({ trainInAdvance: 'always', inAdvance: inAdvance({ state: 'outdated', ...began }) })),
  'advance-promote': report('train', preview({ status: 'done', pullRequest, inAdvance: inAdvance({ state: 'judged', ...began }) })),
  'advance-reject': report(
    'train',
    preview({ status: 'done', verdict: reject, pullRequest, inAdvance: inAdvance({ state: 'judged', ...began }) }),
  ),
};
