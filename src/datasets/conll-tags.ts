/** A tag of a column file: outside, or how a token stands in an entity of a type. */
export type Tag = { prefix: 'O' } | { prefix: 'B' | 'I' | 'E' | 'S'; type: string };

/** Prefixes of the schemes IOB, BIOES, BILOU, BMES and BMEWO, by what they mean in BIOES. */
const meanings: Record<string, 'B' | 'I' | 'E' | 'S'> = { B: 'B', I: 'I', M: 'I', E: 'E', L: 'E', S: 'S', U: 'S', W: 'S' };

/** null when it is no tag. */
export function readTag(text: string): Tag | null {
  if (text === 'O') return { prefix: 'O' };
  const prefix = text[1] === '-' && text.trim().length > 2 ? meanings[text[0]!] : undefined;
  return prefix === undefined ? null : { prefix, type: text.slice(2) };
}

/** Tokens `from` to `to`, both included, that are one entity. */
export interface Chunk {
  from: number;
  to: number;
  type: string;
}

/** The entities of a sentence, in every scheme: a tag that cannot go on begins one. This is what the program conlleval reads. */
export function chunksOf(tags: readonly Tag[]): Chunk[] {
  const chunks: Chunk[] = [];
  let open: Chunk | null = null;
  for (const [at, tag] of tags.entries()) {
    if (tag.prefix === 'O') {
      open = null;
      continue;
    }
    if (open !== null && open.type === tag.type && (tag.prefix === 'I' || tag.prefix === 'E')) open.to = at;
    else {
      open = { from: at, to: at, type: tag.type };
      chunks.push(open);
    }
    if (tag.prefix === 'S' || tag.prefix === 'E') open = null;
  }
  return chunks;
}

/** What a file's own tags show of how it writes entities. */
export interface Scheme {
  /** Ends are marked: BIOES and its like. */
  ends: boolean;
  /** Entities begin with `B-` whatever stands before them: not IOB1, where `B-` only parts neighbours of one type. */
  begins: boolean;
}

export function schemeOf(sentences: readonly (readonly Tag[])[]): Scheme {
  const scheme: Scheme = { ends: false, begins: false };
  for (const tags of sentences) {
    for (const [at, tag] of tags.entries()) {
      if (tag.prefix === 'E' || tag.prefix === 'S') scheme.ends = true;
      if (tag.prefix === 'B' && !sameType(tags[at - 1], tag.type)) scheme.begins = true;
    }
  }
  return scheme;
}

const sameType = (tag: Tag | undefined, type: string): boolean => tag !== undefined && tag.prefix !== 'O' && tag.type === type;

/** Why the tags of an entity do not fit the scheme, and which token shows it; null when they do. */
export function misfit({ from, to }: Chunk, tags: readonly Tag[], scheme: Scheme): { at: number; what: string } | null {
  const [first, last] = [tags[from]!.prefix, tags[to]!.prefix];
  if ((scheme.ends || scheme.begins) && (first === 'I' || first === 'E'))
    return { at: from, what: 'goes on with an entity that has not begun' };
  if (scheme.ends && (last === 'B' || last === 'I')) return { at: to, what: 'begins or goes on with an entity that does not end' };
  return null;
}
