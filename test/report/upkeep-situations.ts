import type { PruneReport } from '../../src/report/prune-report.ts';
import type { FlywheelReport, Report } from '../../src/report/report.ts';
import { applied, entry, hold, preview, report } from './builders.ts';

/** What a reader meets of upkeep on Amazon Comprehend: what nothing needs, what was changed by hand, what was taken over. */

const place = 'arn:aws:comprehend:eu-west-1:123456789012';
const removals: PruneReport['removals'] = [
  {
    ...{ kind: 'delete-endpoint', target: 'tickets-old', arn: `${place}:document-classifier-endpoint/tickets-old` },
    ...{ reason: 'the declared endpoint is tickets', usdPerMonth: 1296, refused: null },
  },
  {
    ...{ kind: 'delete-model', target: '77aa88bb', arn: `${place}:document-classifier/tickets-1a2b3c4d/version/v1` },
    ...{ reason: 'it was judged REJECT, and never promoted', usdPerMonth: 0.5, refused: null },
  },
  {
    ...{ kind: 'delete-flywheel', target: 'tickets-1a2b3c4d', arn: `${place}:flywheel/tickets-1a2b3c4d` },
    ...{ reason: 'its 2304 documents are not those of the branch: work goes on in tickets-9f8e7d6c', usdPerMonth: 0, refused: null },
  },
];
const kept: PruneReport['kept'] = [
  { target: '3f9a1c2e', reason: 'it serves' },
  { target: '9b2c4d1e', reason: 'one of the last 5 that were promoted, for a rollback' },
];

const pruning = (prune: Partial<PruneReport>, changes: Partial<FlywheelReport> = {}): Report => {
  const { name, file, ok, problems, datasets } = preview();
  const whole = { removals, kept, usdPerMonth: 1296.5, confirmed: false, embedded: false, ...prune };
  return report('prune', { name, file, ok, problems, datasets, prune: whole, ...changes });
};

const refused = 'Model is used by job 0123456789abcdef: `wait` until it ends.';

export const upkeepSituations: Record<string, Report> = {
  'prune-planned': pruning({}),
  'prune-nothing': pruning({ removals: [], usdPerMonth: 0 }),
  'prune-embedded': pruning({ removals: [], kept: [], usdPerMonth: 0, embedded: true }),
  pruned: pruning(
    { confirmed: true, removals: removals.map((each) => (each.kind === 'delete-model' ? { ...each, refused } : each)) },
    { status: 'done', changed: true },
  ),
  'endpoint-left': report('apply', applied({ endpoint: null, leftRunning: { usd: 345.98, month: '2026-11' } })),
  drifted: report(
    'status',
    applied({
      changes: [],
      conditions: [
        {
          ...{ type: 'Drifted', status: 'True', reason: 'EndpointChanged' },
          message:
            'Endpoint tickets has 4 inference units, and declared are 1. It was last modified 2026-11-22 18:12 UTC. Who did it is in CloudTrail: UpdateEndpoint.',
        },
        {
          ...{ type: 'Abandoned', status: 'True', reason: 'QuotaInSight' },
          message:
            'Serve nothing and no longer fit: tickets-1a2b3c4d. There are 31 flywheels in the region, of 50 that the service allows. `flywheel prune` lists what can be removed, and why the rest stays.',
        },
      ],
    }),
  ),
  'drifted-apply': report(
    'apply',
    applied({
      ...{ changes: [], changed: false, verdict: undefined, candidate: undefined },
      drift: [{ kind: 'endpoint', target: 'tickets', message: 'Endpoint tickets has 4 inference units, and declared are 1.', at: null }],
    }),
  ),
  'adopted-held': report(
    'apply',
    applied({
      verdict: hold,
      activeModel: applied().activeModel!.replace('3f9a1c2e', '9b2c4d1e'),
      activeKey: applied().activeKey!.replace('3f9a1c2e', '9b2c4d1e'),
      changes: [
        {
          sign: '~',
          kind: 'take-over',
          target: '9b2c4d1e',
          reason: 'flywheel older serves it; it is looked at, and nothing is written to it',
        },
        { sign: '~', kind: 'adopt', target: '9b2c4d1e', reason: 'it is active in the adopted flywheel already' },
        { sign: '?', kind: 'judge', target: '3f9a1c2e', reason: 'against model 9b2c4d1e, on 415 test documents' },
      ],
      history: [{ ...entry(1, '9b2c4d1e', '2026-11-22T17:04:00Z', 'adopted', 0.861), f1: null }],
    }),
  ),
  adopting: report(
    'plan',
    preview({
      verdict: undefined,
      comparedTo: undefined,
      active: undefined,
      candidate: undefined,
      changes: [
        {
          sign: '~',
          kind: 'take-over',
          target: 'aa11bb22',
          reason: 'flywheel older serves it; it is looked at, and nothing is written to it',
        },
        ...preview().changes!,
      ],
    }),
  ),
};
