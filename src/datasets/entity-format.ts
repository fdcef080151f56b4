import { isManifestLine } from './augmented-manifest.ts';
import { isConll } from './conll.ts';
import { firstRow } from './csv.ts';
import { isAnnotationsHeader } from './entity-annotations.ts';
import { isEntityListHeader } from './entity-list.ts';
import type { ReadOptions } from './intake.ts';

/** How a file of documents with entities will be read, or why that cannot be told. */
export type EntityFormat = { kind: 'jsonl' | 'augmented-manifest' | 'conll' } | { kind: 'unclear'; message: string; hint: string };

const byExtension: Record<string, 'jsonl' | 'conll'> = {
  ...{ jsonl: 'jsonl', ndjson: 'jsonl', conll: 'conll', conllu: 'conll', iob: 'conll', iob1: 'conll', iob2: 'conll' },
  ...{ bio: 'conll', bioes: 'conll', iobes: 'conll', bilou: 'conll', bmes: 'conll' },
};

/** The format that flywheel.yaml tells, else what the file's name tells, else what its first lines tell. */
export function entityFormatOf(path: string, { format }: ReadOptions, head: Uint8Array, final: boolean): EntityFormat {
  if (format === 'jsonl' || format === 'augmented-manifest' || format === 'conll') return { kind: format };
  const text = Buffer.from(head)
    .toString('utf8')
    .replace(/^\ufeff/, '');
  const extension = /\.([^./]+)$/.exec(path)?.[1]?.toLowerCase() ?? '';
  const named = Object.hasOwn(byExtension, extension) ? byExtension[extension] : undefined;
  if (named === 'conll') return { kind: 'conll' };
  if (named === 'jsonl' || /^\s*\{\s*"/.test(text)) {
    // A first line that is longer than the head is none of a manifest.
    return { kind: isManifestLine(text.trimStart().split(/[\r\n]/, 1)[0]!) ? 'augmented-manifest' : 'jsonl' };
  }
  return isConll(text, final) ? { kind: 'conll' } : unclear(path, head, final);
}

function unclear(path: string, head: Uint8Array, final: boolean): EntityFormat {
  const row = firstRow(head, ',', final);
  const names = row?.kind === 'row' ? row.fields.map(({ text }) => text) : [];
  const name = path.slice(path.lastIndexOf('/') + 1);
  if (isAnnotationsHeader(names))
    return {
      kind: 'unclear',
      message: 'This file says where entities are, but not in which documents. It is not read.',
      hint: `Name both in flywheel.yaml: {path: documents.txt, annotations: ${name}}.`,
    };
  if (isEntityListHeader(names))
    return {
      kind: 'unclear',
      message: 'This file lists entities, but not the documents that they occur in. It is not read.',
      hint: `Name both in flywheel.yaml: {path: documents.txt, entityList: ${name}}.`,
    };
  return {
    kind: 'unclear',
    message: 'Where the entities are cannot be told from this file: it is no JSON lines and no CoNLL columns. It is not read.',
    hint: 'Plain text needs `annotations` or `entityList` beside its `path` in flywheel.yaml; JSON lines and CoNLL columns say themselves where entities are.',
  };
}
