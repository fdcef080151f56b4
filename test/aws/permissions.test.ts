/** What the policies say, judged as AWS judges them; `situations.test.ts` runs what each role does behind them. */
import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { type RoleName, statementsOf } from '../../src/aws/permissions.ts';
import type { Scope } from '../../src/aws/statement.ts';
import { project } from '../runner/runner.ts';
import { actionOf, naming } from './authorization.ts';
import { dataAccessRole } from './guarded-account.ts';
import { judged } from './policy.ts';
import { scopeOf } from './situations.ts';

const roles: RoleName[] = ['plan', 'train', 'apply', 'prune'];
const recordsSource = readFileSync(join(project, 'src/reconcile/records.ts'), 'utf8');

/** Every call of the service in the sources that speak to it, by the method's name. */
function calls(): string[] {
  const folder = join(project, 'src/reconcile');
  const sources = readdirSync(folder).map((file) => readFileSync(join(folder, file), 'utf8'));
  return [...new Set(sources.flatMap((source) => [...source.matchAll(/\bcomprehend\s*\.(\w+)\(/g)].map(([, name]) => name!)))].sort();
}

const allowed = (role: RoleName, scope: Scope, action: string, resource: string, context = {}): boolean =>
  judged(statementsOf(role, scope), { action, resource, context }).allowed;
const put = (role: RoleName, scope: Scope, key: string, context = {}): boolean =>
  allowed(role, scope, 's3:PutObject', `arn:aws:s3:::acme-models/${key}`, { 's3:ObjectCreationOperation': 'true', ...context });
const once = { 's3:if-none-match': '*' };
const plain = scopeOf('plain');
/** As the first template has it, before anybody said what the flywheel is called and where it is. */
const anything: Scope = { ...plain, flywheel: '*', lake: '*' };

describe('the policies', () => {
  it('speak of every call in the sources, and of no other', () => {
    expect(calls().length).toBeGreaterThan(20);
    expect(Object.keys(naming).sort()).toEqual(calls());
    const actions = roles.flatMap((role) => statementsOf(role, plain).flatMap(({ Action }) => Action));
    expect([...new Set(actions.filter((action) => action.startsWith('comprehend:')))].sort()).toEqual(
      [...calls().map(actionOf), 'comprehend:TagResource'].sort(),
    );
  });

  it.each<[RoleName, RegExp]>([
    ['plan', /Create|Start|Update|Delete|Put|Tag|Pass|Grant|Abort/],
    ['train', /Update|Delete|Endpoint$|Classify|Detect(?!ionJob)/],
    ['apply', /DeleteEndpoint/],
    ['prune', /Create|Start|Update|Tag|Pass|Grant/],
  ])('of %s have nothing like %s', (role, never) => {
    const actions = statementsOf(role, scopeOf('encrypted')).flatMap(({ Action }) => Action);
    expect(actions.filter((action) => never.test(action) && !/:(List|Describe)/.test(action))).toEqual([]);
  });

  it.each([plain, anything])('keep a pull request from deciding what serves, wherever the lake is', (scope) => {
    const place = 'flywheel/index/support';
    const series = [...recordsSource.matchAll(/^ {2}(\w+): \w*Record;$|^ {2}(adopted): /gm)].map(([, one, other]) => one ?? other!);
    expect(series).toEqual(expect.arrayContaining(['serving', 'generations', 'adopted']));
    const writes = ['generations', 'proposals', 'ledger'];
    for (const name of series)
      expect([name, put('train', scope, `${place}/${name}/000007.json`, once)]).toEqual([name, writes.includes(name)]);
    for (const key of ['packs/000000099.json', 'flywheels/support-1a2b3c4d/x.json', 'serving/generations/9.json', 'serving/ledger/9.json'])
      expect([key, put('train', scope, `${place}/${key}`, once)]).toEqual([key, false]);
    for (const key of ['flywheel/active/support/model.json', 'flywheel/lake/support-1a2b3c4d/model', 'flywheel/other.json'])
      expect([key, put('train', scope, key, once)]).toEqual([key, false]);
    for (const key of [`${place}/evidence/x.json`, `${place}/documents/x.bin`, 'flywheel/uploads/support/x.csv'])
      expect([key, put('train', scope, key, once)]).toEqual([key, true]);
  });

  it('let nobody write over what is there, but the view of the active model', () => {
    for (const role of roles)
      for (const key of ['index/support/serving/000001.json', 'index/support/ledger/000001.json', 'uploads/support/x.csv'])
        expect([role, key, put(role, plain, `flywheel/${key}`)]).toEqual([role, key, false]);
    expect(put('apply', plain, 'flywheel/index/support/serving/000002.json', once)).toBe(true);
    expect(put('apply', plain, 'flywheel/active/support/model.json')).toBe(true);
  });

  it('reach one flywheel, one lake, one role and its keys', () => {
    const others = [
      ['comprehend:UpdateFlywheel', 'arn:aws:comprehend:us-east-1:000000000000:flywheel/another-1a2b3c4d'],
      ['comprehend:DescribeFlywheel', 'arn:aws:comprehend:eu-west-1:000000000000:flywheel/support-1a2b3c4d'],
      ['comprehend:DeleteDocumentClassifier', 'arn:aws:comprehend:us-east-1:000000000000:document-classifier/another-1a2b3c4d'],
      ['s3:GetObject', 'arn:aws:s3:::acme-models/another/index/x'],
      ['s3:ListBucket', 'arn:aws:s3:::another'],
      ['kms:Decrypt', 'arn:aws:kms:us-east-1:000000000000:key/another'],
    ];
    for (const role of roles)
      for (const [action, resource] of others) expect(allowed(role, scopeOf('encrypted'), action!, resource!)).toBe(false);
    const handed = (resource: string, service: string): boolean =>
      allowed('apply', plain, 'iam:PassRole', resource, { 'iam:PassedToService': service });
    expect(handed(dataAccessRole, 'comprehend.amazonaws.com')).toBe(true);
    expect(handed(dataAccessRole, 'ec2.amazonaws.com')).toBe(false);
    expect(handed(`${dataAccessRole}-admin`, 'comprehend.amazonaws.com')).toBe(false);
  });

  it('let a prune take away no endpoint but those that carry the tag of the flywheel', () => {
    const endpoint = 'arn:aws:comprehend:us-east-1:000000000000:document-classifier-endpoint/support';
    const may = (context: object): boolean => allowed('prune', plain, 'comprehend:DeleteEndpoint', endpoint, context);
    expect(may({ 'aws:ResourceTag/flywheel': 'support' })).toBe(true);
    expect(may({ 'aws:ResourceTag/flywheel': 'another' })).toBe(false);
    expect(may({})).toBe(false);
  });

  it.each([plain, anything])('let apply remove what was made for a pull request, and nothing that the branch made', (scope) => {
    const place = 'arn:aws:comprehend:us-east-1:000000000000';
    const may = (action: string, resource: string): boolean => allowed('apply', scope, `comprehend:${action}`, `${place}:${resource}`);
    for (const name of ['support-p1a2b3c4', 'support-p-1a2b3c4d', 'support-1a2b3c4d']) {
      const made = name === 'support-p1a2b3c4';
      expect([name, may('DeleteFlywheel', `flywheel/${name}`)]).toEqual([name, made]);
      expect([name, may('DeleteDocumentClassifier', `document-classifier/${name}/version/v1`)]).toEqual([name, made]);
      expect([name, may('DeleteEntityRecognizer', `entity-recognizer/${name}/version/v1`)]).toEqual([name, made]);
    }
  });

  it('write nothing to a flywheel that is adopted', () => {
    const older = 'arn:aws:comprehend:us-east-1:000000000000:flywheel/older';
    const writes = ['CreateDataset', 'StartFlywheelIteration', 'UpdateFlywheel', 'DeleteFlywheel', 'TagResource'];
    for (const role of roles)
      for (const name of writes) expect(allowed(role, scopeOf('adopting', [older]), `comprehend:${name}`, older)).toBe(false);
  });

  it('speak of the kinds of things that each action is judged on', ({ skip }) => {
    const found = spawnSync('python3', ['-c', referenceScript], { encoding: 'utf8' });
    const there = found.status === 0;
    console.log(`judge: cfn-lint’s service authorization reference ${there ? 'ran' : 'ABSENT'}`);
    if (!there) skip('judge: cfn-lint’s service authorization reference ABSENT');
    const { Actions } = JSON.parse(found.stdout) as { Actions: Record<string, { Resources?: string[] }> };
    const kind = (resource: string): string =>
      resource.includes('/dataset/') ? 'flywheel-dataset' : resource.split(':')[5]!.split('/')[0]!;
    const wrong = roles.flatMap((role) =>
      statementsOf(role, anything).flatMap(({ Action, Resource }) =>
        Action.filter((action) => action.startsWith('comprehend:')).flatMap((action) => {
          const known = Actions[action.slice('comprehend:'.length).toLowerCase()]?.Resources ?? null;
          const named = Resource.map((resource) => (resource === '*' ? null : kind(resource)));
          const fits = known === null ? named.every((each) => each === null) : named.some((each) => each !== null && known.includes(each));
          return fits ? [] : [`${action} on ${Resource.join(', ')}`];
        }),
      ),
    );
    expect(wrong).toEqual([]);
  });
});

const referenceScript = `
import json, os, cfnlint
path = os.path.join(os.path.dirname(cfnlint.__file__), 'data', 'AdditionalSpecs', 'Policies.json')
print(json.dumps(json.load(open(path))['comprehend']))`;
