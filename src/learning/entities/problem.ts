import type { Span } from '../evaluation/spans.ts';
import { addHash, emptyVocabulary, type Vocabulary } from '../vocabulary.ts';
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

/** Features × tags that weights may take. */
const mostFeatures = 1 << 23;

export function stateProblem(examples: readonly EntityExample[], types: readonly string[], others: readonly string[]): Problem {
  const names = [...new Set(types)].sort();
  if (examples.length === 0) throw new Error('A recognizer needs at least one example to learn from; there is none.');
  if (names.length > 127) throw new Error(`A recognizer can have 127 entity types; there are ${names.length}.`);
  const grain: Grain = 'coarse';
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
    end += tokens.count;
    bounds.push(end);
    owners.push(number);
  });
  return { bounds: Int32Array.from(bounds), texts: Int32Array.from(owners), ids, starts, ends };
}

function grown(values: Int32Array, length: number): Int32Array<ArrayBuffer> {
  const longer = new Int32Array(length);
  longer.set(values);
  return longer;
}

/** An entity whose ends are inside tokens takes the whole of them; of two that meet in one token, the first has it. */
function numberTags(examples: readonly EntityExample[], names: readonly string[], { bounds, texts, starts, ends }: Chains): Uint8Array {
  const numbers = new Map(names.map((name, number) => [name, number]));
  const gold = new Uint8Array(bounds.at(-1)!);
  texts.forEach((text, chain) => {
    if (text >= examples.length) return;
    let token = bounds[chain]!;
    for (const { start, end, type } of examples[text]!.entities) {
      const number = numbers.get(type);
      if (number === undefined)
        throw new Error(`An example has an entity of type ${JSON.stringify(type)}, which is not among the ${names.length} types.`);
      while (token < bounds[chain + 1]! && ends[token]! <= start) token++;
      for (let first = true; token < bounds[chain + 1]! && starts[token]! < end; token++, first = false)
        gold[token] = first ? 1 + number : 1 + names.length + number;
    }
  });
  return gold;
}
