import { describe, expect, it } from 'vitest';
import { plan } from '../../src/commands/plan.ts';
import { prune } from '../../src/commands/prune.ts';
import { status } from '../../src/commands/status.ts';
import { commentBody } from '../../src/report/markdown.ts';
import { terminalText } from '../../src/report/text.ts';
import { context } from '../report/builders.ts';
import { comprehendEngine, openAccount } from './account.ts';
import { csv, files, moreRows, only, previewed, sandbox, settingsFor, yaml } from './sandbox.ts';

async function onAccount(more = '') {
  const account = await openAccount();
  const box = sandbox(files({ 'flywheel.yaml': yaml(`${comprehendEngine}${more}`) } as never));
  const settings = settingsFor(box.directory, { environment: { ...box.settings.environment, ...account.environment } });
  return { account, box, settings };
}

describe('what a flywheel on Amazon Comprehend costs', () => {
  it('is told by plan, comment and status, from the first plan to the second model, and nothing of it costs', async () => {
    const { account, box, settings } = await onAccount('budget: { usdPerMonth: 50 }\n');
    const first = await plan(settings);
    expect(only(first).cost).toMatchObject({
      currency: 'USD',
      monthly: 0.5,
      parts: [{ kind: 'training', by: 'samples' }, { kind: 'scoring' }, { kind: 'storage' }],
    });
    const documents = (only(first).cost!.parts[1] as { documents: number }).documents;
    expect(only(first).cost!.once).toBeCloseTo(3 + documents * 0.0015, 10);
    expect(only(first).spending).toMatchObject({ spent: 0, budget: 50 });
    expect(terminalText(first, { color: false, width: 200 })).toContain(
      `cost: ≈ $${(3 + documents * 0.0015).toFixed(2)} once (training ≈ 1 h, scoring ${documents} documents) · $0.50/month for 1 stored model · $0.00 of $50.00 spent in `,
    );
    expect(await account.storage.list('s3://')).toEqual([]);
    const applied = await account.applyUntilDone(settings);
    expect(applied.reduce((sum, { cost }) => sum + (cost?.once ?? 0), 0)).toBeCloseTo(3 + documents * 0.0015, 8);
    expect(applied.filter(({ cost }) => (cost?.once ?? 0) > 0)).toHaveLength(2);
    const told = await status(settings);
    expect(only(told)).toMatchObject({
      cost: { once: 0, monthly: 0.5 },
      spending: { models: 0.5, scoring: expect.closeTo(documents * 0.0015, 10) },
    });
    expect(terminalText(told, { color: false, width: 200 })).toMatch(
      /\nCost +≈ \$\d+\.\d\d of \$50\.00 in \d{4}-\d\d \(training (under )?\$\d\.\d\d, scoring \$0\.\d\d, stored models \$0\.50\)\n/,
    );
    box.branch('more', { 'data/train/more.csv': csv(moreRows) });
    const before = await account.storage.list('s3://');
    const proposed = await previewed(settings);
    expect(only(proposed)).toMatchObject({
      cost: { parts: [{ kind: 'training', by: 'last' }, { kind: 'scoring', models: 1 }, { models: 2 }] },
      spending: { budget: 50 },
    });
    expect(only(proposed).overBudget).toBeUndefined();
    expect(commentBody(proposed, context)).toMatch(
      /\*\*Cost\*\* `≈ \$\d+\.\d\d` once \(training `≈ 5 min`, scoring \d+ documents\) · `\$1\.00\/month` for 2 stored models/,
    );
    expect(await account.storage.list('s3://')).toEqual(before);
    const nowhere = { AWS_ENDPOINT_URL_COMPREHEND: 'http://127.0.0.1:9', AWS_ENDPOINT_URL_S3: 'http://127.0.0.1:9' };
    const fork = only(await previewed({ ...settings, environment: { ...settings.environment, ...nowhere } }));
    expect([fork.cost!.parts[0]!.kind, fork.spending]).toEqual(['training', undefined]);
  });

  it('is refused by plan and apply, and announced in a pull request, where the budget has no room', async () => {
    const { account, box, settings } = await onAccount('budget: { usdPerMonth: 1 }\n');
    expect(only(await plan(settings)).error).toMatchObject({
      kind: 'over-budget',
      message: expect.stringContaining('over the budget of $1.00 a month in flywheel.yaml') as string,
    });
    const refused = (await account.applyUntilDone(settings)).at(-1)!;
    expect(refused).toMatchObject({ status: 'refused', error: { kind: 'over-budget' } });
    box.branch('more', { 'data/train/more.csv': csv(moreRows) });
    const proposed = await previewed(settings);
    expect(only(proposed)).toMatchObject({ ok: true, overBudget: expect.stringContaining('Training on') as string });
    expect(commentBody(proposed, context)).toContain('Applying this would be refused. Training on');
  });

  it('goes on for an endpoint that is declared no more, and every run says so until it is pruned', async () => {
    const { account, box, settings } = await onAccount('endpoint: { name: tickets }\nbudget: { usdPerMonth: 1500 }\n');
    await account.applyUntilDone(settings);
    expect(only(await plan(settings)).leftRunning).toBeUndefined();
    box.commit({ 'flywheel.yaml': yaml(`${comprehendEngine}endpoint: null\n`) });
    const later = settingsFor(box.directory, { environment: settings.environment });
    const applied = await account.applyUntilDone(later);
    const left = applied.at(-1)!.leftRunning!;
    expect(left).toMatchObject({ month: '2026-01' });
    expect(left.usd).toBeGreaterThan(1000);
    for (const report of [await plan(later), await status(later)])
      expect(terminalText(report, { color: false, width: 300 })).toMatch(
        /An endpoint that flywheel\.yaml declares no more goes on costing, ≈ \$1,\d{3} until the end of 2026-01: flywheel prune --yes removes it\./,
      );
    await prune(later, null, true);
    await account.work();
    expect(only(await plan(later)).leftRunning).toBeUndefined();
  });
});
