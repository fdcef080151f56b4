import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { operationsOf, type RoleName, type Scope, statementsOf } from '../../src/aws/permissions.ts';
import { project } from '../runner/runner.ts';

const scope: Scope = {
  ...{ partition: 'aws', region: 'eu-west-1', account: '123456789012', bucket: 'lake', flywheel: 'news' },
  dataAccessRole: 'arn:aws:iam::123456789012:role/comprehend',
};
const actions = (role: RoleName): string[] => statementsOf(role, scope).flatMap(({ Action }) => Action);

/** Every call of the service in the sources that speak to it, by the method's name. */
function calls(): string[] {
  const folder = join(project, 'src/reconcile');
  const sources = readdirSync(folder).map((file) => readFileSync(join(folder, file), 'utf8'));
  return [...new Set(sources.flatMap((source) => [...source.matchAll(/\bcomprehend\s*\.(\w+)\(/g)].map(([, name]) => name!)))].sort();
}

describe('the roles', () => {
  it('may together do what the sources do, and nothing else', () => {
    expect(calls().length).toBeGreaterThan(10);
    expect([...operationsOf.apply].sort()).toEqual(calls());
  });

  it('are each for more than the one before', () => {
    expect(actions('train')).toEqual(expect.arrayContaining(actions('plan')));
    expect(actions('apply')).toEqual(expect.arrayContaining(actions('train')));
  });

  it.each<[RoleName, RegExp]>([
    ['plan', /Create|Start|Update|Delete|Put|Tag|Pass/],
    ['train', /Update|Delete|Endpoint$/],
    ['apply', /Delete/],
  ])('of %s can do nothing like %s', (role, never) => {
    expect(actions(role).filter((action) => never.test(action) && !action.includes('List'))).toEqual([]);
  });

  it('reach one flywheel, one bucket and one role', () => {
    const statements = statementsOf('apply', scope);
    const reached = statements.filter(({ Sid }) => Sid !== 'List').flatMap(({ Resource }) => Resource);
    expect(reached.filter((resource) => resource === '*' || resource.endsWith(':*'))).toEqual([]);
    expect(statements.find(({ Sid }) => Sid === 'HandOver')).toMatchObject({
      Resource: [scope.dataAccessRole],
      Condition: { StringEquals: { 'iam:PassedToService': 'comprehend.amazonaws.com' } },
    });
  });
});
