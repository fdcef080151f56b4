import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { operationsOf, type RoleName, type Scope, statementsOf } from '../../src/aws/permissions.ts';
import type { OperationName } from '../../src/comprehend/api.ts';
import { desiredState } from '../../src/reconcile/desired.ts';
import { observeByHand } from '../../src/reconcile/drift.ts';
import { observeHoldings } from '../../src/reconcile/holdings.ts';
import { look } from '../../src/reconcile/look.ts';
import { prunePlan } from '../../src/reconcile/prune.ts';
import { remove } from '../../src/reconcile/removal.ts';
import { config, service } from '../reconcile/service.ts';
import { document, documents } from '../reconcile/world.ts';
import { project } from '../runner/runner.ts';

const scope: Scope = {
  ...{ partition: 'aws', region: 'eu-west-1', account: '123456789012', bucket: 'lake', flywheel: 'news' },
  dataAccessRole: 'arn:aws:iam::123456789012:role/comprehend',
};
const actions = (role: RoleName): string[] => statementsOf(role, scope).flatMap(({ Action }) => Action);

const roles = Object.keys(operationsOf) as RoleName[];

/** What is asked of the service when one flywheel is made, looked at, and pruned after its documents were relabelled. */
async function story(): Promise<Record<'applied' | 'looked' | 'pruned', Set<OperationName>>> {
  const run = service();
  const test = documents(12, 'held out');
  const first = documents(20, 'first');
  const other = first.map((each, at) => (at < 2 ? document(each.text, 'refund', each.line) : each));
  const declared = config({
    endpoint: { name: 'support', inferenceUnits: 1, follow: 'flywheel' },
    promotion: { ...config().promotion, maximumDrop: { f1: 1 } },
  });
  for (const train of [first, other]) await run.settle({ config: declared, documents: { train, test } });
  const applied = new Set(run.calls());
  const desired = (known: readonly string[] | null) => desiredState(declared, { train: other, test, golden: [] }, known, 'c0ffee');
  const { observed, plan } = await look({ backend: run.backend, desired });
  await observeByHand(run.backend, observed);
  const looked = new Set(run.calls());
  const holdings = await observeHoldings(run.backend.comprehend, observed);
  const { removals } = prunePlan(plan, observed, holdings, { config: { ...declared, endpoint: null }, keep: 1 });
  await remove(run.backend, observed.name, removals, { by: 'ada', patience: 600 });
  return { applied, looked, pruned: new Set(run.calls()) };
}

/** Every call of the service in the sources that speak to it, by the method's name. */
function calls(): string[] {
  const folder = join(project, 'src/reconcile');
  const sources = readdirSync(folder).map((file) => readFileSync(join(folder, file), 'utf8'));
  return [...new Set(sources.flatMap((source) => [...source.matchAll(/\bcomprehend\s*\.(\w+)\(/g)].map(([, name]) => name!)))].sort();
}

describe('the roles', () => {
  it('may together do what the sources do, and nothing else', () => {
    expect(calls().length).toBeGreaterThan(10);
    expect([...new Set(roles.flatMap((role) => operationsOf[role]))].sort()).toEqual(calls());
  });

  it('may each do what its policy says, and nothing else', () => {
    for (const role of roles)
      expect(new Set(actions(role).filter((action) => action.startsWith('comprehend:') && action !== 'comprehend:TagResource'))).toEqual(
        new Set(operationsOf[role].map((name) => `comprehend:${name.charAt(0).toUpperCase()}${name.slice(1)}`)),
      );
  });

  it.each<[RoleName, () => Promise<Set<OperationName>>]>([
    ['plan', async () => (await story()).looked],
    ['apply', async () => (await story()).applied],
    ['prune', async () => (await story()).pruned],
  ])('allow what a run of %s asks for', async (role, run) => {
    const asked = await run();
    expect(asked.size).toBeGreaterThan(2);
    expect([...asked].filter((name) => !operationsOf[role].includes(name))).toEqual([]);
  });

  it('are each for more than the one before', () => {
    expect(actions('train')).toEqual(expect.arrayContaining(actions('plan')));
    expect(actions('apply')).toEqual(expect.arrayContaining(actions('train')));
  });

  it.each<[RoleName, RegExp]>([
    ['plan', /Create|Start|Update|Delete|Put|Tag|Pass/],
    ['train', /Update|Delete|Endpoint$/],
    ['apply', /Delete/],
    ['prune', /Create|Start|Update|Tag|Pass/],
  ])('of %s can do nothing like %s', (role, never) => {
    expect(actions(role).filter((action) => never.test(action) && !/:(List|Describe)/.test(action))).toEqual([]);
  });

  it('look at an adopted flywheel and score with its models, and change nothing of it', () => {
    const adopted = 'arn:aws:comprehend:eu-west-1:123456789012:flywheel/older';
    const reaching = roles.flatMap((role) =>
      statementsOf(role, { ...scope, adopted }).filter(({ Resource }) =>
        Resource.some((each) => each === adopted || each.endsWith('classifier/*')),
      ),
    );
    expect(new Set(reaching.flatMap(({ Action }) => Action))).toEqual(
      new Set([
        ...['DescribeFlywheel', 'DescribeDocumentClassifier', 'DescribeEntityRecognizer'].map((name) => `comprehend:${name}`),
        ...['StartDocumentClassificationJob', 'StartEntitiesDetectionJob'].map((name) => `comprehend:${name}`),
      ]),
    );
  });

  it('reach one flywheel, one bucket and one role', () => {
    const statements = statementsOf('apply', scope);
    const reached = roles
      .flatMap((role) => statementsOf(role, scope))
      .filter(({ Sid }) => !Sid.startsWith('List'))
      .flatMap(({ Resource }) => Resource);
    expect(reached.filter((resource) => resource === '*' || resource.endsWith(':*'))).toEqual([]);
    expect(statements.find(({ Sid }) => Sid === 'HandOver')).toMatchObject({
      Resource: [scope.dataAccessRole],
      Condition: { StringEquals: { 'iam:PassedToService': 'comprehend.amazonaws.com' } },
    });
  });
});
