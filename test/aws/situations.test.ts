/**
 * Every situation of each role behind its policy: nothing is refused, and nothing is allowed that none of them asks for. moto cannot judge these
 * policies beside us: it knows no condition of a request, and takes an allow whose condition does not hold for a deny, whatever its resource.
 */
import { describe, expect, it } from 'vitest';
import { type RoleName, statementsOf } from '../../src/aws/permissions.ts';
import type { Used } from './guard.ts';
import {
  applyFirst,
  applyMore,
  askOne,
  begin,
  type Declared,
  forget,
  goBack,
  listRemovals,
  look,
  openStage,
  pack,
  propose,
  removeAll,
  type Stage,
  scopeOf,
  serveOn,
  trainInAdvance,
  upload,
} from './situations.ts';
import type { TaskKind } from './story.ts';

const roles: RoleName[] = ['plan', 'train', 'apply', 'prune'];
const lake = 's3://acme-models/flywheel';

/** What each policy was used for, by role and what the flywheel declares. */
const usedBy = new Map<string, Used>();
/** The flywheel that was adopted first. */
const adopted = new Map<Declared, readonly string[]>();

/** Does something by a role, which is allowed all of it. @param refused what it is not, by how that begins */
async function by<T>(
  stage: Stage,
  role: RoleName,
  declared: Declared,
  act: (stage: Stage) => Promise<T>,
  refused: readonly string[] = [],
): Promise<T> {
  const name = `${role} ${declared}`;
  const used: Used = usedBy.get(name) ?? new Map();
  usedBy.set(name, used);
  stage.account.as(statementsOf(role, scopeOf(declared, stage.adopted)), used);
  const outcome = await act(stage).catch((error: unknown) => {
    throw new Error(`By ${role}, of which is refused: ${stage.account.refused().join(', ') || 'nothing'}`, { cause: error });
  });
  stage.account.as(null);
  expect(stage.account.refused()).toEqual(refused.map((each) => expect.stringContaining(each)));
  return outcome;
}

/** A stage, and somebody who does things there by each role. */
async function open(kind: TaskKind, declared: Declared) {
  const stage = await openStage(kind, declared);
  if (!adopted.has(declared)) adopted.set(declared, stage.adopted);
  return {
    stage,
    by: <T>(role: RoleName, act: (stage: Stage) => Promise<T>, refused?: readonly string[]) => by(stage, role, declared, act, refused),
  };
}

/** Nothing serves otherwise than before. */
const served = ({ account }: Stage): Promise<string[]> => account.storage.list(`${lake}/index/support/serving/`);

describe('the roles are allowed what is asked', () => {
  it('in the whole story of a classifier', async () => {
    const { stage, by } = await open('multi-class', 'plain');
    await by('plan', look);
    await by('apply', applyFirst);
    await by('apply', applyMore);
    await by('plan', look);
    await by('plan', propose);
    await by('plan', askOne);
    const before = await served(stage);
    expect(await by('train', trainInAdvance)).toMatchObject({ status: 'done', pullRequest: { number: 7 } });
    expect(await served(stage)).toEqual(before);
    expect(await by('apply', forget)).toEqual(expect.arrayContaining(['delete-model', 'delete-flywheel']));
    await by('apply', serveOn);
    await by('apply', begin);
    await by('prune', listRemovals);
    await stage.account.work();
    expect(await by('prune', removeAll)).toEqual(removed);
    // A pull request's role packs nothing: who reads a pack believes it.
    expect(await by('train', pack, ['s3:PutObject arn:aws:s3:::acme-models/flywheel/index/support/packs/'])).toBe(0);
    expect(await by('prune', pack)).toBe(1);
    for (const role of ['train', 'apply'] as const) expect(await by(role, upload(role))).toEqual([true, false, true, false, true, false]);
  });

  it('where documents have several labels', async () => {
    const { by } = await open('multi-label', 'plain');
    await by('apply', applyFirst);
    await by('plan', askOne);
  });

  it('where entities are found', async () => {
    const { by } = await open('entities', 'plain');
    await by('apply', applyFirst);
    await by('plan', look);
    await by('plan', askOne);
    await by('train', trainInAdvance);
    expect(await by('prune', removeAll)).toEqual(removed);
  });

  it.each<TaskKind>(['multi-class', 'entities'])('where a flywheel is adopted, of kind %s', async (kind) => {
    const { by } = await open(kind, 'adopting');
    await by('plan', look);
    await by('prune', listRemovals);
    await by('train', trainInAdvance);
    await by('apply', applyFirst);
    if (kind === 'multi-class') await by('plan', propose);
    await by('apply', forget);
    await by('apply', goBack);
  });

  it('where models, volumes and the lake have keys', async () => {
    const { by } = await open('multi-class', 'encrypted');
    await by('apply', applyFirst);
    await by('plan', look);
    await by('train', trainInAdvance);
    await by('prune', removeAll);
  });
});

/** What a prune removed: all kinds of things. */
const removed = new Set(['delete-endpoint', 'delete-model', 'delete-flywheel']);

/** What of a policy no situation asked for, with whatever the flywheel declared. */
function unused(role: RoleName, declared: Declared): string[] {
  const all = [...usedBy].filter(([name]) => name.startsWith(`${role} `)).map(([, used]) => used);
  if (!usedBy.has(`${role} ${declared}`)) throw new Error('The situations above did not run.');
  return statementsOf(role, scopeOf(declared, adopted.get(declared)))
    .filter(({ Effect }) => Effect === 'Allow')
    .flatMap(({ Sid, Action, Resource }) => [...Action, ...Resource].map((part) => ({ Sid, part })))
    .filter(({ Sid, part }) => !all.some((used) => used.get(Sid)?.has(part) === true))
    .map(({ Sid, part }) => `${Sid} ${part}`);
}

describe.each<Declared>(['plain', 'adopting', 'encrypted'])('the roles of a flywheel that is %s', (declared) => {
  it.each(roles)('allow %s nothing that no run of it asks for', (role) => {
    expect(unused(role, declared)).toEqual([]);
  });
});
