import { describe, expect, it } from 'vitest';
import { withBaseOwned } from '../../src/config/base-owned.ts';
import { parseConfig } from '../../src/config/parse.ts';

const config = (rest: string) => parseConfig(`name: tickets\ntask: {}\ndatasets: { train: data/*.csv }\n${rest}`, 'flywheel.yaml').config!;
const base = config('promotion: { minimum: { f1: 0.8 }, minimumPerLabel: { refund: { f1: 0.7 } } }\npin: v1\n');

describe('withBaseOwned', () => {
  it('keeps the head as it is when there is no base', () => {
    expect(withBaseOwned(base, null)).toEqual({ config: base, edited: [] });
  });

  it('names nothing when the head edits only its own', () => {
    const head = { ...base, task: { ...base.task, language: 'de' as const }, name: 'intents' };
    expect(withBaseOwned(head, base)).toEqual({ config: head, edited: [] });
  });

  it('takes what the base owns from the base, and names each setting that the head edits', () => {
    const head = config(`promotion: { minimum: { recall: 0.1 }, minimumPerLabel: { refund: { f1: 0.1 }, toString: { f1: 0 } } }
engine: { local: { lake: elsewhere } }
pullRequests: { train: never }
endpoint: null
budget: { usdPerMonth: 9 }
suspend: true
`);
    const result = withBaseOwned(head, base);
    expect(result.config).toEqual(base);
    expect(result.edited).toEqual([
      'budget',
      'endpoint',
      'engine.local.lake',
      'pin',
      'promotion.minimum.f1',
      'promotion.minimum.recall',
      'promotion.minimumPerLabel.refund.f1',
      'promotion.minimumPerLabel.toString',
      'pullRequests.train',
      'suspend',
    ]);
  });

  const comprehend = (more: string) =>
    config(`engine:
  comprehend: { region: eu-west-1, dataLake: "s3://lake", dataAccessRole: "arn:aws:iam::123456789012:role/comprehend"${more} }
`);

  it.each([
    [
      'another engine',
      base,
      ['endpoint', 'engine', 'pin', 'promotion.minimum.f1', 'promotion.minimumPerLabel.refund', 'pullRequests.train'],
    ],
    ['a key of KMS', comprehend(', modelKmsKey: a'), ['engine.comprehend.modelKmsKey']],
    ['tags', comprehend(', tags: { team: a }'), ['engine.comprehend.tags.team']],
  ])('names the engine as flywheel.yaml does: %s', (_, head, edited) => {
    expect(withBaseOwned(head, comprehend('')).edited).toEqual(edited);
  });
});
