import type { Span } from '../evaluation/spans.ts';
import { addHash, emptyVocabulary, type Vocabulary } from '../vocabulary.ts';
import { chainEnds } from './chains.ts';
import { describeTokens, emptyDescribed, templates } from './features.ts';
import { type Tags, tagsFor } from './lattice.ts';
import { emptyTokens, type Grain, splitTokens } from './tokens.ts';

export interface EntityExample {
  text: string;
  /** By start, without overlaps. */
  entities: readonly Span[];
}

/** Texts as numbers. */
export interface Problem {
  tags: Tags;
  /** Sorted entity types. */
  types: readonly string[];
  grain: Grain;
  chains: Chains;
  /** Tag of each token of the examples. */
  gold: Uint8Array;
  /** Hash of each feature. */
  hashes: Int32Array;
}

/** Tokens of all texts, one after the other. A chain is a text, or of a long one a part. */
export interface Chains {
  /** Chain c is the tokens from bounds[c] to bounds[c + 1]. */
  bounds: Int32Array;
  /** How many of them are of examples; those of other texts stand behind. */
  examples: number;
  /** The text of each chain. */
  texts: Int32Array;
  /** [token][template]: feature numbers, -1 for none. */
  ids: Int32Array;
  /** Where each token is in its text. */
  starts: Int32Array;
  ends: Int32Array;
}

/** Features beyond so many are not learned: memory stays below a gigabyte. */
const mostFeatures = 1 << 23;
/** Tags are numbered in 8 bits. */
const mostTypes = 127;

/**
 * Texts as numbers, and the tags of the examples. `others` are texts that some fit will be asked about without learning from them; their
 * chains stand behind those of the examples.
 * @throws {Error} as trainRecognizer does.
 */
export function stateProblem(examples: readonly EntityExample[], types: readonly string[], others: readonly string[]): Problem {
  const names = [...new Set(types)].sort();
  if (examples.length === 0) throw new Error('A recognizer needs at least one example to learn from; there is none.');
  if (names.length > mostTypes) throw new Error(`A recognizer can have ${mostTypes} entity types; there are ${names.length}.`);
  const grain = grainFor(examples);
  const vocabulary = emptyVocabulary();
  const read = readChains([...examples.map(({ text }) => text), ...others], grain, vocabulary);
  const chains = { ...read, examples: read.texts.filter((text) => text < examples.length).length };
  return {
    tags: tagsFor(names.length),
    types: names,
    grain,
    chains,
    gold: numberTags(examples, names, chains),
    hashes: vocabulary.hashes.slice(0, vocabulary.size),
  };
}

/** Share of entities above which tokens are split finely because coarse ones do not end where the entities do. */
const mostMissed = 0.01;

function grainFor(examples: readonly EntityExample[]): Grain {
  const misses = { coarse: 0, fine: 0 };
  let entities = 0;
  const tokens = emptyTokens();
  for (const { text, entities: own } of examples) {
    entities += own.length;
    if (own.length === 0) continue;
    for (const grain of ['coarse', 'fine'] as const) {
      splitTokens(text, grain, tokens);
      const [starts, ends] = [new Set(tokens.starts.subarray(0, tokens.count)), new Set(tokens.ends.subarray(0, tokens.count))];
      for (const { start, end } of own) if (!starts.has(start) || !ends.has(end)) misses[grain]++;
    }
  }
  return misses.coarse - misses.fine > mostMissed * entities ? 'fine' : 'coarse';
}

function readChains(texts: readonly string[], grain: Grain, vocabulary: Vocabulary): Omit<Chains, 'examples'> {
  const tokens = emptyTokens();
  const described = emptyDescribed();
  const bounds: number[] = [0];
  const owners: number[] = [];
  let [ids, starts, ends] = [new Int32Array(1 << 16), new Int32Array(1 << 12), new Int32Array(1 << 12)];
  let end = 0;
  texts.forEach((text, number) => {
    splitTokens(text, grain, tokens);
    describeTokens(text, tokens, described);
    if (starts.length < end + tokens.count) {
      starts = grown(starts, 2 * (end + tokens.count));
      ends = grown(ends, 2 * (end + tokens.count));
    }
    if (ids.length < (end + tokens.count) * templates) ids = grown(ids, 2 * (end + tokens.count) * templates);
    for (let at = 0; at < tokens.count * templates; at++)
      ids[end * templates + at] = addHash(vocabulary, described.hashes[at]!, mostFeatures);
    starts.set(tokens.starts.subarray(0, tokens.count), end);
    ends.set(tokens.ends.subarray(0, tokens.count), end);
    for (const last of chainEnds(text, tokens)) {
      bounds.push(end + last);
      owners.push(number);
    }
    end += tokens.count;
  });
  return { bounds: Int32Array.from(bounds), texts: Int32Array.from(owners), ids, starts, ends };
}

function grown(values: Int32Array, length: number): Int32Array<ArrayBuffer> {
  const longer = new Int32Array(length);
  longer.set(values);
  return longer;
}

/**
 * An entity whose ends are inside tokens takes the whole of them; of two that meet in one token, the first has it; one that goes across
 * chains begins anew in each.
 */
function numberTags(
  examples: readonly EntityExample[],
  names: readonly string[],
  { bounds, texts, starts, ends }: Omit<Chains, 'examples'>,
): Uint8Array {
  const numbers = new Map(names.map((name, number) => [name, number]));
  const gold = new Uint8Array(bounds.at(-1)!);
  const begins = new Set(bounds);
  let chain = 0;
  examples.forEach(({ entities }, number) => {
    let token = bounds[chain]!;
    while (texts[chain] === number) chain++;
    for (const { start, end, type } of entities) {
      const tag = numbers.get(type);
      if (tag === undefined)
        throw new Error(`An example has an entity of type ${JSON.stringify(type)}, which is not among the ${names.length} types.`);
      while (token < bounds[chain]! && ends[token]! <= start) token++;
      for (let first = true; token < bounds[chain]! && starts[token]! < end; token++, first = false)
        gold[token] = first || begins.has(token) ? 1 + tag : 1 + names.length + tag;
    }
  });
  return gold;
}
