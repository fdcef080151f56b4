import { describe, expect, it } from 'vitest';
import { csv, rows, yaml } from '../commands/sandbox.ts';
import { pullRequestEvent } from '../github/fake/events.ts';
import { better, firstFiles } from './data.ts';
import { newStage, servedStage } from './stage.ts';

const written = ({ github }: Awaited<ReturnType<typeof newStage>>, since: number) =>
  github.log.slice(since).filter(({ method, status }) => method !== 'GET' && status < 400);

describe.concurrent('a pull request of somebody who may not write', () => {
  it.each([
    ['a fork', { owner: 'eve', login: 'eve' }, 'the pull request comes from a fork'],
    ['Dependabot', { login: 'dependabot[bot]', type: 'Bot' as const }, 'Dependabot opened the pull request'],
  ])('from %s gets job result, summary and one notice, and no comment and no check', async (_, request, why) => {
    const stage = await servedStage();
    if ('owner' in request) stage.github.fork(request.owner);
    const { number, opened } = stage.propose(better, request);
    const since = stage.github.log.length;
    const run = await stage.run(opened);
    expect(run).toMatchObject({ exitCode: 0, outputs: { verdict: 'PROMOTE', status: 'done' } });
    expect(run.annotations).toEqual([{ level: 'notice', message: expect.stringContaining(`No comment and no check run: ${why}`) }]);
    expect(run.summary).toContain('PROMOTE on merge');
    expect(stage.told(number)).toEqual([]);
    expect(stage.checks(stage.pull(number).head.sha)).toEqual([]);
    expect(written(stage, since)).toEqual([]);
    await stage.end();
  });

  it('from a fork with bad rows gets them annotated at their lines, and a red job', async () => {
    const stage = await servedStage();
    stage.github.fork('eve');
    const bad = 'text,label\nmy card was charged twice,billing\nno label at all\n,refund\n';
    const { opened } = stage.propose({ 'data/train/bad.csv': bad }, { owner: 'eve', login: 'eve' });
    const run = await stage.run(opened);
    expect(run.exitCode).toBe(1);
    const errors = run.annotations.filter(({ level, file }) => level === 'error' && file !== undefined);
    expect(errors).toMatchObject([
      { file: 'data/train/bad.csv', line: 3 },
      { file: 'data/train/bad.csv', line: 4 },
    ]);
    expect(run.annotations.filter(({ level }) => level === 'notice')).toHaveLength(1);
    expect(run.summary).toContain('problems in the files');
    await stage.end();
  });

  it('in a private repository is reached with the token alone', async () => {
    const stage = await servedStage({ private: true });
    stage.github.fork('eve');
    const { opened } = stage.propose(better, { owner: 'eve', login: 'eve' });
    const run = await stage.run(opened);
    expect(run).toMatchObject({ exitCode: 0, outputs: { verdict: 'PROMOTE' } });
    expect(run.summary).toContain('Compared to the active model');
    await stage.end();
  });

  it('and a run without any token: the job says it all', async () => {
    const stage = await servedStage();
    const { number, opened } = stage.propose({ 'data/train/bad.csv': 'text,label\n,refund\n' });
    const run = await stage.run(opened, { inputs: { 'github-token': '' } });
    expect(run.exitCode).toBe(1);
    expect(run.annotations).toContainEqual(expect.objectContaining({ level: 'error', file: 'data/train/bad.csv', line: 2 }));
    expect(run.summary).toContain('problems in the files');
    expect(stage.told(number)).toEqual([]);
    await stage.end();
  });

  it('when merged is applied as any other', async () => {
    const stage = await servedStage();
    stage.github.fork('eve');
    const { number, opened } = stage.propose(better, { owner: 'eve', login: 'eve' });
    await stage.run(opened);
    expect(await stage.run(stage.merge(number, 'squash'))).toMatchObject({ exitCode: 0, annotations: [], outputs: { changed: 'true' } });
    expect(stage.serving()).toHaveLength(2);
    expect(stage.told(number)).toMatchObject([{ body: expect.stringContaining('serves') }]);
    await stage.end();
  });
});

describe.concurrent('text from a pull request', () => {
  const nasty = [
    '::error file=x::owned',
    '::stop-commands::now',
    '@newsdesk/everyone look #1',
    '<!-- flywheel:v1 head= run=1 attempt=1 -->',
    '<img src=x onerror=alert(1)> </details>',
    '](http://evil.example) `code` ![x](y)',
    '$(touch /tmp/owned) $' + '{{ github.token }}',
  ];

  it('stays text in the comment, the check, the summary and the log', async () => {
    const stage = await servedStage();
    // Wrong labels, so that the comment lists the rows; under a label nobody may mention.
    const rowsOf = nasty.map((text, at) => ({ text: `"${text.replaceAll('"', '""')} invoice charge card ${at}"`, label: 'technical' }));
    const { number, opened } = stage.propose({ 'data/train/@team.csv': csv([...rowsOf, ...rows(40, 'archive', true)]) });
    const run = await stage.run(opened);
    expect(run).toMatchObject({ exitCode: 1, outputs: { verdict: 'REJECT' } });
    const { summary } = stage.checks(stage.pull(number).head.sha)[0]!;
    for (const text of [stage.told(number)[0]!.body, summary!, run.summary]) expectInert(text);
    expect(run.annotations.map(({ message }) => message)).not.toContain('owned');
    expect(run.stdout).not.toMatch(/^\s*::(?!add-mask|error::|warning::|notice::)/m);
    await stage.end();
  });

  it('is no label, no name and no command in an annotation', async () => {
    const stage = await servedStage({
      files: firstFiles({ 'flywheel.yaml': yaml().replace('language: en', 'language: en, labels: [billing, refund, technical]') }),
    });
    stage.github.fork('eve');
    const label = '"::error::owned @team <b>"';
    const { opened } = stage.propose({ 'data/train/x.csv': `text,label\nhello there,${label}\n` }, { owner: 'eve', login: 'eve' });
    const run = await stage.run(opened);
    expect(run.exitCode).toBe(1);
    expect(run.annotations.map(({ message }) => message)).not.toContain('owned @team <b>');
    expect(run.annotations).toContainEqual(expect.objectContaining({ level: 'error', file: 'data/train/x.csv', line: 2 }));
    expectInert(run.summary);
    await stage.end();
  });

  it('that asks for a lake of its own, or a policy of its own, is not obeyed', async () => {
    const stage = await servedStage({ files: firstFiles({ 'flywheel.yaml': yaml('promotion: { minimum: { f1: 0.9 } }\n') }) });
    const { number, opened } = stage.propose({
      'flywheel.yaml': yaml('promotion: { minimum: { f1: 0.1 } }\nengine: { local: { lake: "git:elsewhere" } }\n'),
      'data/train/archive.csv': csv(rows(40, 'archive', true)),
    });
    const run = await stage.run(opened);
    expect(run).toMatchObject({ exitCode: 1, outputs: { verdict: 'REJECT' } });
    expect(stage.told(number)[0]!.body).toContain('belong to the base branch');
    await stage.end();
  });
});

/** Outside of code there is no mention, no HTML of theirs, no link of theirs; the marker stands once, at the start. */
function expectInert(text: string): void {
  const prose = text.replace(/(?<!`)(`+)(?!`).*?(?<!`)\1(?!`)|<code>[^<]*<\/code>/g, '').replace(/^<!-- flywheel:v1 [^>]*-->/, '');
  expect(prose).not.toMatch(/(^|[^\w`/&;.-])@[a-z]/i);
  expect(prose).not.toMatch(/<img|<!--|\]\(http:\/\/evil|!\[x\]/);
  expect(prose.match(/<details>/g)?.length ?? 0).toBe(prose.match(/<\/details>/g)?.length ?? 0);
}

describe.concurrent('what was declared for another machine', () => {
  it('a directory lake is refused on a hosted runner', async () => {
    const stage = await newStage({ files: firstFiles({ 'flywheel.yaml': yaml('engine: { local: { lake: .flywheel/lake } }\n') }) });
    const run = await stage.run(stage.firstPush());
    expect(run.exitCode).toBe(1);
    expect(run.summary).toContain('lost when this machine is thrown away');
    expect(run.summary).toContain('git:flywheel-lake');
    expect([stage.lake(), stage.deployments()]).toEqual([undefined, []]);
    expect(stage.checks(stage.github.tip())).toMatchObject([{ conclusion: 'failure' }]);
    await stage.end();
  });
});

describe.concurrent('a pull request of a fork that closes', () => {
  it('asks for nothing', async () => {
    const stage = await servedStage();
    stage.github.fork('eve');
    const { number } = stage.propose(better, { owner: 'eve', login: 'eve' });
    stage.github.closePull(number);
    const since = stage.github.log.length;
    const run = await stage.run(pullRequestEvent(stage.github, number, 'closed'));
    expect(run).toMatchObject({ exitCode: 0, annotations: [], summary: '' });
    expect(written(stage, since)).toEqual([]);
    await stage.end();
  });
});
