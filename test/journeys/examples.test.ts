import { describe, expect, it } from 'vitest';
import { dispatchEvent } from '../github/fake/events.ts';
import { copied, proposed } from './copies.ts';
import { servedStage } from './stage.ts';

/** Against the first model; what the demo shows is against the better one. */
const stopped = [
  { example: 'news-topics', verdict: 'HOLD', exitCode: 0, conclusion: 'neutral' },
  { example: 'issue-triage', verdict: 'REJECT', exitCode: 1, conclusion: 'failure' },
  { example: 'delivery-mail', verdict: 'REJECT', exitCode: 1, conclusion: 'failure' },
];

describe.concurrent.each(stopped)('a team that copied $example', ({ example, verdict, exitCode, conclusion }) => {
  it('sees a better model promoted by the merge that was previewed', async () => {
    const stage = await servedStage({ files: copied(example) });
    const serving = () => stage.serving(example).at(-1)!;
    const first = serving().model.key;
    const { number, opened } = stage.propose(proposed(example, 'better'));
    const previewed = await stage.run(opened);
    expect(previewed).toMatchObject({ exitCode: 0, annotations: [], outputs: { verdict: 'PROMOTE', changed: 'false' } });
    expect(stage.told(number)[0]!.body).toContain('PROMOTE on merge');
    expect(serving().model.key).toBe(first);

    const merged = await stage.run(stage.merge(number));
    expect(merged).toMatchObject({ exitCode: 0, annotations: [], outputs: { verdict: 'PROMOTE', status: 'done', changed: 'true' } });
    expect(serving().model.key.slice(0, 8)).toBe(previewed.outputs['candidate-model']);
    expect(serving()).toMatchObject({ decision: 'verdict', commit: stage.github.tip() });
    expect(stage.deployments().at(-1)).toMatchObject({ payload: { key: serving().model.key }, statuses: [{ state: 'success' }] });
    expect(stage.told(number).at(-1)!.body).toContain(serving().model.key.slice(0, 8));
    await stage.end();
  });

  it('sees bad labels stopped, merged or not, and can go back', async () => {
    const stage = await servedStage({ files: copied(example), actionsMayCreatePulls: true });
    const serving = () => stage.serving(example).at(-1)!;
    const first = serving().model.key;
    const { number, opened } = stage.propose(proposed(example, 'bad-labels'));
    const previewed = await stage.run(opened);
    expect(previewed).toMatchObject({ exitCode, outputs: { verdict } });
    expect(stage.told(number)[0]!.body).toContain(verdict);
    expect(stage.checks(stage.pull(number).head.sha)).toMatchObject([{ conclusion }]);
    await stage.run(stage.merge(number));
    expect(serving().model.key).toBe(first);

    const version = previewed.outputs['candidate-model']!;
    const promote = { command: 'promote', version, reason: 'to see what it does' };
    await stage.run(dispatchEvent(stage.github, promote, { sender: 'grace' }), { inputs: promote });
    expect(serving()).toMatchObject({ decision: 'explicit', model: { key: expect.stringMatching(`^${version}`) } });
    const rollback = { command: 'rollback', reason: 'as bad as the verdict said' };
    await stage.run(dispatchEvent(stage.github, rollback, { sender: 'grace' }), { inputs: rollback });
    expect(serving()).toMatchObject({ decision: 'rollback', model: { key: first } });
    await stage.end();
  });
});
