import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import picomatch from 'picomatch';
import { describe, expect, it } from 'vitest';
import { parse, stringify } from 'yaml';
import { setPin } from '../../src/config/edit.ts';
import { parseConfig } from '../../src/config/parse.ts';
import { distance } from '../../src/config/suggestion.ts';
import { Failure } from '../../src/problems/failure.ts';
import { isError } from '../../src/problems/problem.ts';

const shortest = 'name: tickets\ntask: {}\ndatasets: { train: data/*.csv }\n';
const rules = (text: string) => parseConfig(text, 'flywheel.yaml').problems.map(({ rule }) => rule);

/** Either a config and no error, or an error; every problem points into the text. */
function expectOutcome(text: string): void {
  const { config, problems } = parseConfig(text, 'flywheel.yaml');
  expect(problems.some(isError)).toBe(config === null);
  const lines = text.replace(/^\ufeff/, '').split('\n');
  for (const { line, column, source } of problems) {
    expect(line).toBeLessThanOrEqual(lines.length);
    const written = lines[line - 1]!.replace(/\r$/, '');
    expect(column).toBeLessThanOrEqual(written.length + 1);
    if (source !== undefined) expect(source).toBe(written);
  }
}

describe('parseConfig', () => {
  it('gives a config or an error for any text', () => {
    fc.assert(fc.property(fc.oneof(fc.string(), fc.string({ unit: 'binary' })), expectOutcome), { numRuns: 300 });
  });

  it('gives a config or an error for any YAML-like text', () => {
    const piece = fc.constantFrom(
      ...['name', 'task', 'datasets', 'train', ': ', ':', '- ', '[', ']', '{', '}', ', ', '\n', '\n  ', '\t', '\r\n', '"', "'"],
      ...[
        '&a ',
        '*a',
        '!t ',
        '|\n',
        '>',
        '#',
        '---\n',
        '...\n',
        '%YAML 1.1\n',
        '? ',
        '1e999',
        '0.8',
        'null',
        '~',
        '__proto__',
        '\u202e',
        '<<: ',
      ],
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 40 }), (pieces) => expectOutcome(pieces.join(''))),
      { numRuns: 1500 },
    );
  });

  it('gives a config or an error for any change of a real file', () => {
    const folder = join(import.meta.dirname, 'cases');
    const texts = readdirSync(folder).filter((file) => file.startsWith('valid-') && file.endsWith('.yaml'));
    const text = fc.constantFrom(...texts).map((file) => readFileSync(join(folder, file), 'utf8'));
    fc.assert(
      fc.property(text, fc.nat(), fc.nat(20), fc.string({ maxLength: 5 }), (whole, from, length, insert) => {
        const at = from % whole.length;
        expectOutcome(whole.slice(0, at) + insert + whole.slice(at + length));
      }),
      { numRuns: 700 },
    );
  });

  it('has its pin set, or refuses it, in any YAML-like text', () => {
    const piece = fc.constantFrom(
      'pin',
      'name',
      ': ',
      ':',
      '{',
      '}',
      ', ',
      '\n',
      '\n  ',
      '"',
      '&a ',
      '*a',
      '|\n',
      '#',
      '? ',
      'v0',
      'null',
      '\ufeff',
      '...\n',
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 12 }), (pieces) => {
        let pinned: string | Failure;
        try {
          pinned = setPin(pieces.join(''), 'v1');
        } catch (error) {
          if (!(error instanceof Failure)) throw error;
          pinned = error;
        }
        if (typeof pinned === 'string') expect(parse(pinned)).toHaveProperty('pin', 'v1');
      }),
      { numRuns: 1000 },
    );
  });

  it('gives a config or an error for any values of the known keys', () => {
    const value = fc.letrec((tie) => ({
      any: fc.oneof(fc.string(), fc.double(), fc.boolean(), fc.constant(null), fc.array(tie('any'), { maxLength: 2 }), tie('mapping')),
      mapping: fc.dictionary(
        fc.constantFrom('name', 'path', 'format', 'local', 'comprehend', 'lake', 'f1', 'labels', 'minimum', 'toString'),
        tie('any'),
        {
          maxKeys: 3,
        },
      ),
    })).any;
    const keys = ['task', 'datasets', 'engine', 'promotion', 'pullRequests', 'budget', 'endpoint', 'pin', 'suspend', 'version'];
    const file = fc.record(Object.fromEntries(keys.map((key) => [key, value])), { requiredKeys: [] });
    fc.assert(
      fc.property(file, (content) => expectOutcome(stringify(content))),
      { numRuns: 700 },
    );
  });

  it('reads CRLF and a byte order mark like LF and none', () => {
    const plain = parseConfig(shortest, 'flywheel.yaml');
    expect(parseConfig(`\ufeff${shortest.replaceAll('\n', '\r\n')}`, 'flywheel.yaml')).toEqual(plain);
  });

  it('refuses a file that is too large, not text, or hostile, before parsing it', () => {
    expect(rules(`# ${'x'.repeat(256 * 1024)}`)).toEqual(['file-too-large']);
    expect(rules('n\0a\0m\0e\0')).toEqual(['not-text']);
    expect(rules(`${shortest}pin: ${'{a: '.repeat(1000)}`)).toEqual(['yaml-nesting']);
    expect(rules(`${shortest}pin:\n${Array.from({ length: 300 }, (_, depth) => `${' '.repeat(depth + 1)}a:`).join('\n')}`)).toEqual([
      'yaml-nesting',
    ]);
    expect(rules('? '.repeat(1000))).toEqual(['yaml-nesting']);
  });

  it('finds the duplicate among very many keys', () => {
    const many = Array.from({ length: 20_000 }, (_, index) => `k${index}: 1`).join('\n');
    expect(rules(`${many}\nk7: 1`)).toEqual(['duplicate-key']);
  });

  it('lists at most 100 wrong settings, and says how many more there are', () => {
    const many = Array.from({ length: 8000 }, (_, index) => `k${index}: 1`).join('\n');
    const { problems } = parseConfig(`${shortest}${many}`, 'flywheel.yaml');
    expect(problems).toHaveLength(100);
    expect(problems[99]!.message).toBe('This and 7900 more settings are wrong in ways that are not listed.');
  });

  it('bounds the number of aliases', () => {
    expect(rules(`${shortest}x: [&a 1${', *a'.repeat(101)}]`)).toEqual(['yaml-alias']);
  });

  it('counts nesting by what is open: a long file of shallow settings is fine', () => {
    const labels = Array.from({ length: 500 }, (_, index) => `    - label ${index}`).join('\n');
    expect(rules(`name: a\ndatasets: { train: x.csv }\ntask:\n  labels:\n${labels}\n`)).toEqual([]);
  });

  it('looks up labels without finding what every object has', () => {
    const { config } = parseConfig(`${shortest}promotion: { minimumPerLabel: { default: { f1: 0.5 } } }`, 'flywheel.yaml');
    expect(config!.promotion.minimumPerLabel.constructor).toBeUndefined();
    expect('toString' in config!.task.renamed).toBe(false);
  });
});

describe('positions', () => {
  const position = (text: string, path: string) => {
    const parsed = parseConfig(text, 'flywheel.yaml');
    if (parsed.config === null) throw new Error('the file has problems');
    const { line, column } = parsed.positions.get(path)!;
    return `${line}:${column}`;
  };

  it('point at the value, and at the key of a value that spans lines', () => {
    const text = `${shortest}promotion:\n  minimum: { f1: 0.8 }\n`;
    expect(position(text, 'promotion.minimum.f1')).toBe('5:18');
    expect(position(text, 'promotion')).toBe('4:1');
  });

  it('know each source by its index in the config, however it is written', () => {
    expect(position(shortest, 'datasets.train.0')).toBe('3:20');
    expect(position('name: a\ntask: {}\ndatasets:\n  train:\n    path: x.csv\n', 'datasets.train.0')).toBe('5:11');
    expect(position('name: a\ntask: {}\ndatasets:\n  train:\n    - x.csv\n    - y.csv\n', 'datasets.train.1')).toBe('6:7');
  });
});

describe('paths', () => {
  const path = (written: string, file: string) => {
    const { config } = parseConfig(`name: a\ntask: {}\ndatasets: { train: ${JSON.stringify(written)} }`, file);
    return config === null ? null : config.datasets.train[0]!.path;
  };

  it('become relative to the repository root', () => {
    expect(path('data/*.csv', 'flywheel.yaml')).toBe('data/*.csv');
    expect(path('./a//b/../c.csv', 'x/y/flywheel.yaml')).toBe('x/y/a/c.csv');
    expect(path('../../c.csv', 'x/y/flywheel.yaml')).toBe('c.csv');
    expect(path('../../../c.csv', 'x/y/flywheel.yaml')).toBeNull();
  });

  it('match below the folder of the file, whatever the folder is called', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[a-z[\]{}()!+@*?|,]{1,8}$/), (folder) => {
        const glob = path('*.csv', `${folder}/flywheel.yaml`)!;
        expect(picomatch(glob)(`${folder}/a.csv`), glob).toBe(true);
        expect(picomatch(glob)(`other/a.csv`)).toBe(false);
      }),
    );
  });

  it('are quick to match, even against the worst of names', () => {
    const piece = fc.constantFrom(
      '*',
      '**',
      '?',
      'a',
      '{a,a}',
      '{a,aa,*}',
      '[a-z]',
      '/',
      '!',
      '+',
      '@',
      '|',
      '^',
      '$',
      '.',
      ',',
      '{',
      '}',
      '[',
      ']',
      '\\',
    );
    const names = ['a'.repeat(255), `${'a/'.repeat(300)}b`, `${'a'.repeat(100)}/${'a'.repeat(200)}`];
    fc.assert(
      fc.property(fc.array(piece, { minLength: 1, maxLength: 24 }), (pieces) => {
        const glob = path(pieces.join(''), 'x/flywheel.yaml');
        if (glob !== null) for (const name of names) picomatch(glob)(`x/${name}!`);
      }),
      { interruptAfterTimeLimit: 60_000, markInterruptAsFailure: true },
    );
  });

  it('never leave the repository', () => {
    const part = fc.constantFrom('..', '.', '', 'a', '*', '**', '.git', 'b.csv', '{a,..}');
    fc.assert(
      fc.property(fc.array(part, { minLength: 1, maxLength: 8 }), (parts) => {
        const found = path(parts.join('/'), 'x/flywheel.yaml');
        if (found !== null) expect(found.split('/').some((one) => one === '..' || one === '' || one === '.git')).toBe(false);
      }),
    );
  });
});

describe('distance', () => {
  it.each([
    ['', 'abc', 3],
    ['promotoin', 'promotion', 1],
    ['kitten', 'sitting', 3],
  ])('from %j to %j is %i', (from, to, expected) => {
    expect(distance(from, to)).toBe(expected);
    expect(distance(to, from)).toBe(expected);
  });
});
