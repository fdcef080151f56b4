import { localBackend } from '../../src/commands/lake.ts';
import type { Storage } from '../../src/comprehend/storage.ts';
import type { Config } from '../../src/config/config.ts';
import type { Document, Entity } from '../../src/datasets/document.ts';
import { entityText, fingerprint } from '../../src/datasets/fingerprint.ts';
import { openMemoryLake } from '../../src/engine/lake/memory.ts';
import type { Backend, EmbeddedBackend } from '../../src/reconcile/backend.ts';
import { type Documents, desiredState } from '../../src/reconcile/desired.ts';
import { type Outcome, type Run, reconcile } from '../../src/reconcile/reconcile.ts';

/** Words that go with each label, so that a small model can learn them. */
const words: Record<string, string[]> = {
  billing: ['invoice', 'charge', 'card', 'amount', 'payment', 'fee', 'statement', 'tax'],
  refund: ['return', 'money back', 'reimburse', 'cancelled', 'refunded', 'reversal', 'credit note', 'send back'],
  technical: ['crash', 'error', 'login', 'screen', 'update', 'freeze', 'bug', 'slow'],
};
const fillers = ['please', 'today', 'again', 'since monday', 'my account', 'the app', 'urgent', 'hello', 'why', 'cannot', 'still', 'help'];

export function document(text: string, label: string | readonly string[], line = 1, file = 'data/train.csv'): Document {
  const labels = [...new Set([label].flat())].sort();
  return { text, labels, fingerprint: fingerprint(text, labels), file, line, column: 1 };
}

/** `count` documents a label, the same for the same seed; `wrong` of every ten carry another label; with `pairs` every fourth has two. */
export function documents(count: number, seed: string, options: { labels?: string[]; wrong?: number; pairs?: boolean } = {}): Document[] {
  const labels = options.labels ?? Object.keys(words);
  return labels.flatMap((label, which) =>
    Array.from({ length: count }, (_, at) => {
      const pick = (list: string[], salt: number) => list[(at * 7 + salt * 13 + hash(`${seed}${label}${at}${salt}`)) % list.length]!;
      const own = words[label] ?? [label, `${label}ish`, `very ${label}`];
      const text = `${pick(fillers, 1)} ${pick(own, 2)} ${pick(fillers, 3)} ${pick(own, 4)} ${seed} ${at}`;
      const next = labels[(which + 1) % labels.length]!;
      const given = at % 10 < (options.wrong ?? 0) ? next : label;
      if (options.pairs !== true || at % 4 !== 3 || labels.length === 1) return document(text, given, at + 1);
      return document(`${text} ${pick(words[next] ?? [next], 5)} ${pick(words[next] ?? [next], 6)}`, [given, next], at + 1);
    }),
  );
}

/** An annotated text. */
export function annotated(text: string, entities: readonly Entity[], line = 1, file = 'data/train.jsonl'): Document {
  const labels = [...new Set(entities.map(({ type }) => type))].sort();
  return { text, labels, entities, fingerprint: fingerprint(text, entities.map(entityText)), file, line, column: 1 };
}

/**
 * The same for an entity recognizer: the two words of a label are entities of a type of its name, and every fifth document has none. With
 * `wrong`, so many of every ten carry another type.
 */
export function annotatedDocuments(count: number, seed: string, options: { labels?: string[]; wrong?: number } = {}): Document[] {
  return documents(count, seed, options).map(({ text, labels: [type] }, at) => {
    if (at % 5 === 4) return annotated(`${fillers[at % fillers.length]} ${fillers[(at + 5) % fillers.length]} ${seed} ${at}`, [], at + 1);
    const all = [...Object.values(words).flat(), ...(options.labels ?? []).flatMap((label) => [`very ${label}`, `${label}ish`, label])];
    const found = [...text.matchAll(new RegExp(`\\b(?:${all.join('|')})\\b`, 'g'))];
    return annotated(
      text,
      found.map(({ 0: own, index }) => ({ start: index, end: index + own.length, type: type! })),
      at + 1,
    );
  });
}

function hash(text: string): number {
  let value = 7;
  for (const character of text) value = (Math.imul(value, 31) + character.codePointAt(0)!) >>> 0;
  return value;
}

export function config(changes: Partial<Config> = {}): Config {
  return {
    file: 'flywheel.yaml',
    name: 'support',
    task: { type: 'classifier', mode: 'multi-class', language: 'en', labels: null, renamed: {} },
    datasets: { train: [], test: [], golden: null },
    engine: { kind: 'local', lake: 'git:flywheel-lake' },
    promotion: { minimum: {}, minimumPerLabel: {}, maximumDrop: {}, require: 'not-worse', confidence: 0.95, approval: 'on-merge' },
    pullRequests: { train: 'always' },
    endpoint: { name: 'support', inferenceUnits: 1, follow: 'flywheel' },
    pin: null,
    suspend: false,
    ...changes,
  };
}

/** A clock that moves one second at each look, as the service's names of iterations need. */
export function clock(): () => Date {
  let seconds = Date.UTC(2026, 0, 1) / 1000;
  return () => new Date(seconds++ * 1000);
}

export interface World {
  storage: Storage;
  now: () => Date;
  apply: (
    given: {
      config?: Config;
      documents: Partial<Documents>;
      commit?: string;
      storage?: Storage;
      wrap?: (backend: EmbeddedBackend) => Backend;
    } & Partial<Run>,
  ) => Promise<Outcome>;
}

export function world(storage: Storage = openMemoryLake()): World {
  const now = clock();
  return {
    storage,
    now,
    apply: ({
      config: declared = config(),
      documents: given,
      commit = 'c0ffee',
      storage: through = storage,
      wrap = (backend: Backend) => backend,
      ...run
    }) =>
      reconcile({
        backend: wrap(localBackend(through, { now, progress: () => {} })),
        desired: (known) => desiredState(declared, { train: [], test: [], golden: [], ...given }, known, commit),
        asker: { by: 'tester' },
        promote: true,
        isTip: async () => true,
        deployed: false,
        progress: () => {},
        patience: 300,
        ...run,
      }),
  };
}

export const kinds = (outcome: Outcome): string[] => outcome.applied.map((change) => change.kind);
