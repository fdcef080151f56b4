import type { Config, Engine } from './config.ts';

/** What a pull request cannot change for itself: it is judged by the rules in force before it. */
export const baseOwned = ['promotion', 'pullRequests', 'engine', 'budget', 'endpoint', 'pin', 'suspend'] as const;

/**
 * The head's config with everything that the base branch owns taken from the base, and the dotted paths of what the head
 * edits there, sorted. Without a base (the first flywheel.yaml) the head's own settings stand.
 */
export function withBaseOwned(head: Config, base: Config | null): { config: Config; edited: string[] } {
  if (base === null) return { config: head, edited: [] };
  const { promotion, pullRequests, engine, budget, endpoint, pin, suspend } = base;
  return {
    config: { ...head, promotion, pullRequests, engine, budget, endpoint, pin, suspend },
    edited: baseOwned.flatMap((key) => (key === 'engine' ? engines(head, base) : differences(head[key], base[key], [key]))).sort(),
  };
}

/** In the words of flywheel.yaml; of another engine every setting is another one. */
function engines({ engine: head }: Config, { engine: base }: Config): string[] {
  return head.kind === base.kind ? differences(written(head), written(base), ['engine', head.kind]) : ['engine'];
}

function written(engine: Engine): object {
  if (engine.kind === 'local') return engine;
  const { kms, ...rest } = engine;
  return { ...rest, modelKmsKey: kms.model, volumeKmsKey: kms.volume, dataLakeKmsKey: kms.dataLake };
}

function differences(head: unknown, base: unknown, path: string[]): string[] {
  if (!isMapping(head) || !isMapping(base)) return head === base ? [] : [path.join('.')];
  const keys = new Set([...Object.keys(head), ...Object.keys(base)]);
  return [...keys].flatMap((key) => differences(own(head, key), own(base, key), [...path, key]));
}

const isMapping = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null;
const own = (mapping: Record<string, unknown>, key: string): unknown => (Object.hasOwn(mapping, key) ? mapping[key] : undefined);
