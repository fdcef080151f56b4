import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { check } from '../../src/commands/check.ts';
import { predict } from '../../src/commands/predict.ts';
import { rollback } from '../../src/commands/rollback.ts';
import { status } from '../../src/commands/status.ts';
import { terminalText } from '../../src/report/text.ts';
import { applied, directoryLake, kinds, only } from './sandbox.ts';

/** The journeys of a classifier, with an entity recognizer: what is the same is tested there. */

const names: Record<string, string[]> = {
  PERSON: ['Anna Berg', 'Olaf Stein', 'Mira Holm', 'Jonas Vik', 'Eva Lund', 'Karl Moe', 'Ida Dahl 🙂 Noor'],
  PLACE: ['Oslo', 'Bergen', 'Malmö', 'Tromsø', 'Lund city', 'Aarhus', 'Turku'],
};
const types = Object.keys(names);
const sentences = [
  '🙂 PERSON lives in PLACE now',
  'please send it to PLACE',
  'PERSON called again',
  'a parcel from PLACE for PERSON',
  'nothing came today',
];

interface Mail {
  text: string;
  entities: { start: number; end: number; label: string }[];
}

/**
 * `count` mails of each sentence, or of the first few, the same for the same seed. Offsets count code points. With `wrong`, every type is
 * the other one.
 */
function mails(count: number, seed: string, { wrong = false, of = sentences.length } = {}): Mail[] {
  return sentences.slice(0, of).flatMap((sentence, which) =>
    Array.from({ length: count }, (_, at): Mail => {
      const digest = createHash('sha256').update(`${seed} ${which} ${at}`).digest();
      const entities: Mail['entities'] = [];
      let text = '';
      for (const [part, word] of [...sentence.split(' '), digest.toString('hex', 8, 10)].entries()) {
        const own = names[word]?.[digest[part]! % names[word]!.length];
        if (part > 0) text += ' ';
        const start = Array.from(text).length;
        text += own ?? word;
        if (own) entities.push({ start, end: Array.from(text).length, label: wrong ? types[1 - types.indexOf(word)]! : word });
      }
      return { text, entities };
    }),
  );
}

/** Two sentences of five: enough to begin, and something is left to learn. */
const firstMails = mails(6, 'first', { of: 2 });

const jsonl = (list: readonly Mail[]): string => list.map((mail) => `${JSON.stringify(mail)}\n`).join('');

const yaml = (more = ''): string => `version: 1
name: mail
task: { type: entity-recognizer, language: en }
datasets:
  train: data/train/**/*.jsonl
  test: data/test.jsonl
  golden: data/golden.jsonl
${directoryLake}${more}`;

const files = (changes: Record<string, string> = {}): Record<string, string> => ({
  'flywheel.yaml': yaml(),
  '.gitignore': '.flywheel/\n',
  'data/train/first.jsonl': jsonl(firstMails),
  'data/test.jsonl': jsonl(mails(8, 'held out')),
  'data/golden.jsonl': jsonl(mails(1, 'golden')),
  ...changes,
});

const wellTaught = () => files({ 'data/train/first.jsonl': jsonl(mails(20, 'first')) });

describe('an entity recognizer', () => {
  it('is trained, judged by its entities, promoted as it was previewed, and rolled back', async () => {
    const box = await applied(files());
    const first = only(await status(box.settings));
    box.branch('more', { 'data/train/more.jsonl': jsonl(mails(20, 'second')) });
    const preview = await box.preview();
    expect(preview.verdict).toMatchObject({ decision: 'PROMOTE', test: { documents: 40, metric: 'f1' } });
    expect(preview.task).toEqual({ type: 'entity-recognizer' });
    expect(preview.candidate!.f1).toBeGreaterThan(preview.active!.f1);
    expect(preview.candidate!.microF1).toBe(preview.candidate!.f1);
    const support = Object.fromEntries(Object.entries(preview.candidate!.perLabel).map(([type, scores]) => [type, scores.support]));
    expect(support).toEqual({ PERSON: 24, PLACE: 24 });
    box.merge('more');
    expect(await box.apply()).toMatchObject({ status: 'done', key: preview.key, modelDigest: preview.modelDigest, activeKey: preview.key });
    await rollback(box.settings, null, null);
    box.git('commit', '-q', '-a', '-m', 'Roll back');
    expect(await box.apply()).toMatchObject({ status: 'done', activeKey: first.activeKey });
  });

  it('shows flipped documents by the words that the models differ in', async () => {
    const box = await applied(files());
    box.branch('more', { 'data/train/more.jsonl': jsonl(mails(20, 'second')) });
    const { flipped } = await box.preview();
    const flips = [...flipped!.fixed, ...flipped!.broken];
    expect(flips.length).toBeGreaterThan(0);
    for (const { text, actual, active, candidate } of flips) {
      expect([active, candidate].filter((answer) => answer === actual)).toHaveLength(1);
      for (const answer of [actual, active, candidate].filter((each) => each !== '')) {
        expect(answer).toMatch(/^((PERSON|PLACE) “[^”]+”(, )?)+$/);
        for (const [, words] of answer.matchAll(/“([^”]+)”/g)) expect(text).toContain(words);
      }
    }
  });

  it('is not promoted on added rows whose entities have the wrong types, which are listed', async () => {
    const box = await applied(wellTaught());
    box.branch('bad', { 'data/train/bad.jsonl': jsonl(mails(5, 'archive', { wrong: true })) });
    const shown = await box.preview();
    expect(shown.verdict!.gates.find(({ name }) => name === 'agreement of added rows')).toMatchObject({ pass: false, outcome: 'HOLD' });
    expect(shown.suspicious!.length).toBeGreaterThan(10);
    for (const { given, predicted } of shown.suspicious!) expect(given).not.toBe(predicted);
    const text = terminalText({ schemaVersion: 1, command: 'preview', flywheels: [shown] }, { color: false, width: 140 });
    expect(text).toContain('Entities that look wrong');
  });

  it('is not held up by added rows that are right', async () => {
    const box = await applied(wellTaught());
    box.branch('good', { 'data/train/good.jsonl': jsonl(mails(5, 'archive')) });
    const { verdict } = await box.preview();
    expect(verdict!.gates.find(({ name }) => name === 'agreement of added rows')).toMatchObject({ pass: true });
  });

  it('rejects what breaks a golden document, and says how', async () => {
    const box = await applied(wellTaught());
    box.branch('bad', { 'data/train/bad.jsonl': jsonl(mails(60, 'archive', { wrong: true })) });
    const { verdict, golden } = await box.preview();
    expect(verdict!.decision).toBe('REJECT');
    expect(golden!.broken.length).toBeGreaterThan(0);
    expect(
      verdict!.reasons.some((reason) =>
        /golden document.* wrong now: .*(PERSON|PLACE) (read as|missed|found with other ends)/.test(reason),
      ),
    ).toBe(true);
  });

  it('tells a document whose entities changed from a new one, and trains it in a fresh generation', async () => {
    const box = await applied(files());
    const [first, ...rest] = firstMails;
    box.branch('relabel', { 'data/train/first.jsonl': jsonl([{ ...first!, entities: first!.entities.slice(0, 1) }, ...rest]) });
    const { diff, changes } = await box.preview();
    expect(diff).toMatchObject({ added: 0, removed: 0, relabelled: [{ from: 'PLACE', to: 'nothing', count: 1 }] });
    expect(changes![0]).toMatchObject({ kind: 'create-generation', reason: '1 document relabelled' });
  });

  it('reads another order of lines and entities as nothing new', async () => {
    const box = await applied(files());
    const turned = firstMails.map((mail) => ({ ...mail, entities: mail.entities.toReversed() }));
    box.commit({ 'data/train/first.jsonl': jsonl(turned.reverse()) });
    expect(kinds(await box.apply())).toEqual([]);
  });

  it('compares on the types that both models know when one is declared', async () => {
    const box = await applied(wellTaught());
    const trips: Mail[] = mails(6, 'trips').map((mail) => ({
      text: `${mail.text} by train`,
      entities: [...mail.entities, { start: Array.from(mail.text).length + 4, end: Array.from(mail.text).length + 9, label: 'MEANS' }],
    }));
    box.branch('means', {
      'flywheel.yaml': yaml().replace('language: en', 'language: en, entities: [MEANS, PERSON, PLACE]'),
      'data/train/trips.jsonl': jsonl(trips.slice(0, 20)),
      'data/test.jsonl': jsonl([...mails(8, 'held out'), ...trips.slice(20)]),
    });
    const { changes, verdictAfterMerge } = await box.preview();
    expect(changes![0]!.reason).toContain('entity type MEANS added');
    expect(verdictAfterMerge).toMatchObject({ decision: 'PROMOTE', test: { documents: 50 } });
    expect(verdictAfterMerge!.reasons).toContain(
      '10 test entities of 66 are of a type (MEANS) that only one of the models knows: no comparison, but the floors, count them',
    );
    box.merge('means');
    const { candidate, verdict } = await box.apply();
    expect(verdict!.reasons).toEqual(verdictAfterMerge!.reasons);
    expect(candidate!.perLabel.MEANS).toMatchObject({ support: 10 });
  });

  it('has one verdict when it renames an entity type, in golden documents too', async () => {
    const box = await applied(wellTaught());
    const before = wellTaught();
    const data = Object.keys(before).filter((path) => path.endsWith('.jsonl'));
    box.branch('renamed', {
      'flywheel.yaml': yaml().replace('language: en', 'language: en, entities: [LOCATION, PERSON], renamed: { PLACE: LOCATION }'),
      ...Object.fromEntries(data.map((path) => [path, before[path]!.replaceAll('"PLACE"', '"LOCATION"')])),
    });
    const shown = await box.preview();
    expect(shown).not.toHaveProperty('verdictAfterMerge');
    expect(shown.verdict?.decision).toBe('PROMOTE');
    expect(shown.golden).toMatchObject({ documents: 5, broken: [] });
    box.merge('renamed');
    expect((await box.apply()).verdict).toEqual(shown.verdict);
  });

  it('does not call rows suspicious for lacking a type that is no longer looked for', async () => {
    const box = await applied(wellTaught());
    const placesOnly = (list: Mail[]) =>
      jsonl(list.map((mail) => ({ ...mail, entities: mail.entities.filter(({ label }) => label === 'PLACE') })));
    box.branch('places', {
      'flywheel.yaml': yaml().replace('language: en', 'language: en, entities: [PLACE]'),
      'data/train/first.jsonl': placesOnly(mails(20, 'first')),
      'data/test.jsonl': placesOnly(mails(8, 'held out')),
      'data/golden.jsonl': placesOnly(mails(1, 'golden')),
    });
    box.merge('places');
    const { verdict } = await box.apply();
    expect(verdict!.gates.find(({ name }) => name === 'agreement of added rows')).toMatchObject({ pass: true });
    expect(verdict).toMatchObject({ decision: 'PROMOTE', suspicious: [] });
  });

  it('finds entities in texts, with offsets in code points of the text as it was given', async () => {
    const box = await applied(wellTaught());
    const text = '  🙂 Anna Berg lives in Oslo now\r\n';
    const { results } = await predict(box.settings, [text, 'nothing came today'], null, null);
    const [found, none] = results.map((result) => ('entities' in result ? result.entities : null));
    expect(found!.map(({ type, text: words }) => [type, words])).toEqual([
      ['PERSON', 'Anna Berg'],
      ['PLACE', 'Oslo'],
    ]);
    for (const { start, end, text: words } of found!) expect(Array.from(text).slice(start, end).join('')).toBe(words);
    expect(none).toEqual([]);
  });

  it('says entity types where a classifier has labels', async () => {
    const box = await applied(files());
    const text = terminalText(await check(box.settings), { color: false, width: 120 });
    expect(text).toContain('12 training documents with 2 entity types');
    box.commit({ 'data/train/odd.jsonl': jsonl([{ text: 'Oslo is far', entities: [{ start: 0, end: 4, label: 'PLAEC' }] }]) });
    const { problems } = await box.apply();
    expect(problems.map(({ message }) => message).join('\n')).toMatch(
      /Entity type "PLAEC" \(1 document\) is not one that flywheel mail was trained with: PERSON, PLACE\./,
    );
  });
});
