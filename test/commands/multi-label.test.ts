import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { check } from '../../src/commands/check.ts';
import { predict } from '../../src/commands/predict.ts';
import { terminalText } from '../../src/report/text.ts';
import { applied, csv, directoryLake, kinds, only, type Row } from './sandbox.ts';

/** The journeys of one label for each document, with several: what is the same is tested there. */

const words: Record<string, string[]> = {
  bug: ['crash', 'exception', 'broken', 'wrong', 'fails', 'stacktrace'],
  docs: ['readme', 'typo', 'manual', 'explain', 'page', 'wording'],
  performance: ['slow', 'memory', 'seconds', 'cpu', 'latency', 'leak'],
};
const labels = Object.keys(words);
const sets = ['bug', 'docs', 'performance', 'bug|performance', 'bug|docs', 'docs|performance'];
const fillers = ['please', 'again', 'since monday', 'on my machine', 'in the app', 'cannot', 'still', 'after the update'];

/** `count` rows of each set of labels, the same for the same seed: two words of each label among words that say nothing. */
function rows(count: number, seed: string, wrong = false): Row[] {
  return sets.flatMap((set) =>
    Array.from({ length: count }, (_, at) => {
      const digest = createHash('sha256').update(`${seed} ${set} ${at}`).digest();
      const pick = (list: string[], byte: number) => list[digest[byte]! % list.length]!;
      const own = set.split('|').flatMap((label, part) => [pick(words[label]!, 2 + 2 * part), pick(words[label]!, 3 + 2 * part)]);
      const text = [pick(fillers, 0), ...own, pick(fillers, 1), digest.toString('hex', 8, 10)].join(' ');
      const moved = set.split('|').map((label) => labels[(labels.indexOf(label) + 1) % labels.length]!);
      return { text, label: wrong ? moved.sort().join('|') : set };
    }),
  );
}

const yaml = (threshold = '', more = ''): string => `version: 1
name: issues
task: { type: classifier, mode: multi-label, language: en${threshold} }
datasets:
  train: data/train/**/*.csv
  test: data/test.csv
${directoryLake}${more}`;

const files = (changes: Record<string, string> = {}): Record<string, string> => ({
  'flywheel.yaml': yaml(),
  '.gitignore': '.flywheel/\n',
  'data/train/first.csv': csv(rows(4, 'first')),
  'data/test.csv': csv(rows(8, 'held out')),
  ...changes,
});

describe('a multi-label flywheel', () => {
  it('is trained, judged on sets of labels, and promoted as it was previewed', async () => {
    const box = await applied(files());
    box.branch('more', { 'data/train/more.csv': csv(rows(8, 'second')) });
    const preview = await box.preview();
    expect(preview.verdict).toMatchObject({ decision: 'PROMOTE', test: { documents: 48, metric: 'f1' } });
    expect(preview.candidate).toMatchObject({ documents: 48, hammingLoss: expect.any(Number), microPrecision: expect.any(Number) });
    expect(preview.candidate!.f1).toBeGreaterThan(preview.active!.f1);
    expect(Object.keys(preview.candidate!.perLabel)).toEqual(labels);
    const flips = [...preview.flipped!.fixed, ...preview.flipped!.broken];
    expect(flips.length).toBeGreaterThan(0);
    for (const { actual, active, candidate } of flips) {
      expect(sets).toContain(actual);
      expect([active, candidate].filter((set) => set === actual)).toHaveLength(1);
    }
    box.merge('more');
    expect(await box.apply()).toMatchObject({ status: 'done', key: preview.key, modelDigest: preview.modelDigest, activeKey: preview.key });
  });

  it('is not promoted on added rows under wrong labels, which are listed as sets', async () => {
    const box = await applied(files({ 'data/train/first.csv': csv(rows(30, 'first')) }));
    box.branch('bad', { 'data/train/bad.csv': csv(rows(6, 'archive', true)) });
    const { verdict, suspicious } = await box.preview();
    expect(verdict!.gates.find(({ name }) => name === 'agreement of added rows')).toMatchObject({ pass: false, outcome: 'HOLD' });
    expect(suspicious!.length).toBeGreaterThan(20);
    for (const { given, predicted } of suspicious!) expect(given).not.toBe(predicted);
  });

  it('is not held up by added rows under right labels', async () => {
    const box = await applied(files({ 'data/train/first.csv': csv(rows(30, 'first')) }));
    box.branch('good', { 'data/train/good.csv': csv(rows(6, 'archive')) });
    const { verdict } = await box.preview();
    expect(verdict!.gates.find(({ name }) => name === 'agreement of added rows')).toMatchObject({ pass: true });
  });

  it('tells a relabelled document from a new one, and trains it in a fresh generation', async () => {
    const box = await applied(files());
    const [first, ...rest] = rows(4, 'first');
    box.branch('relabel', { 'data/train/first.csv': csv([{ ...first!, label: 'bug|docs' }, ...rest]) });
    const { diff, changes } = await box.preview();
    expect(diff).toMatchObject({ added: 0, removed: 0, relabelled: [{ from: 'bug', to: 'bug|docs', count: 1 }] });
    expect(changes![0]).toMatchObject({ kind: 'create-generation', reason: '1 document relabelled' });
  });

  it('reads an order and a repetition of labels that means nothing as nothing new', async () => {
    const box = await applied(files());
    const turned = rows(4, 'first').map(({ text, label }) => ({
      text,
      label: [...label.split('|').reverse(), label.split('|')[0]].join('|'),
    }));
    box.commit({ 'data/train/first.csv': csv(turned) });
    expect(kinds(await box.apply())).toEqual([]);
  });

  it('gives fewer labels at a higher threshold, of both models', async () => {
    const more = { 'data/train/more.csv': csv(rows(2, 'second')) };
    const shown = async (threshold: string) => {
      const box = await applied(files({ 'flywheel.yaml': yaml(threshold) }));
      box.branch('more', more);
      return box.preview();
    };
    const [usual, strict] = [await shown(''), await shown(', threshold: 0.97')];
    expect(strict.key).toBe(usual.key);
    expect(strict.candidate!.microRecall!).toBeLessThan(usual.candidate!.microRecall!);
    expect(strict.active!.microRecall!).toBeLessThan(usual.active!.microRecall!);
  });

  it('is judged by today’s threshold and by the one that the pull request brings', async () => {
    const box = await applied(files());
    const more = { 'data/train/more.csv': csv(rows(2, 'second')) };
    box.branch('usual', more);
    const usual = await box.preview();
    box.branch('strict', { ...more, 'flywheel.yaml': yaml(', threshold: 0.97') });
    const strict = await box.preview();
    expect(usual).not.toHaveProperty('verdictAfterMerge');
    expect([strict.key, strict.candidate]).toEqual([usual.key, usual.candidate]);
    expect(strict.verdict!.reasons).toEqual(usual.verdict!.reasons);
    expect(strict.verdictAfterMerge!.reasons).not.toEqual(usual.verdict!.reasons);
  });

  it('keeps its threshold’s judge once merged', async () => {
    const box = await applied(files());
    box.branch('strict', { 'data/train/more.csv': csv(rows(2, 'second')), 'flywheel.yaml': yaml(', threshold: 0.97') });
    const preview = await box.preview();
    box.merge('strict');
    const { verdict } = await box.apply();
    expect(verdict!.reasons).toEqual(preview.verdictAfterMerge!.reasons);
  });

  it('answers a text with every label, those at the threshold marked', async () => {
    const box = await applied(files());
    const { results } = await predict(box.settings, ['crash exception slow memory leak', 'typo in the manual'], null, null);
    const marked = results.map((result) =>
      'labels' in result ? result.labels.filter(({ predicted }) => predicted).map(({ name }) => name) : [],
    );
    expect(marked.map((names) => names.sort())).toEqual([['bug', 'performance'], ['docs']]);
    for (const result of results) expect('labels' in result && result.labels).toHaveLength(3);
  });

  it('says that documents without a label teach nothing', async () => {
    const box = await applied(files());
    box.commit({ 'data/train/empty.csv': 'text,label\nno label at all,\none too many,bug||docs\n' });
    const { problems } = only(await check(box.settings));
    expect(problems.filter(({ severity }) => severity === 'error').map(({ rule, line }) => [rule, line])).toEqual([
      ['empty-label', 2],
      ['empty-label', 3],
    ]);
  });

  it('shows sets of labels on a terminal', async () => {
    const box = await applied(files());
    box.branch('more', { 'data/train/more.csv': csv(rows(8, 'second')) });
    const text = terminalText({ schemaVersion: 1, command: 'preview', flywheels: [await box.preview()] }, { color: false, width: 140 });
    expect(text).toMatch(/Hamming loss/);
    expect(text).toMatch(/Exact sets/);
  });
});
