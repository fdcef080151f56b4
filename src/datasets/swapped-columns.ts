import type { Document } from './document.ts';
import { labelSetText } from './label-set.ts';
import { counted } from './wording.ts';

/** Fewer rows may be all different on both sides by chance. */
const fewestRows = 20;

/**
 * Comprehend CSV has the label first; people often have it last. Then nearly every row has a "label" of its own and the "texts" repeat.
 * Returns what to say when the documents from `start` on look like that.
 */
export function swappedColumns(documents: readonly Document[], start: number): string | null {
  const rows = documents.length - start;
  if (rows < fewestRows) return null;
  const labels = new Set<string>();
  for (let at = start; at < documents.length; at++) labels.add(labelSetText(documents[at]!.labels));
  if (labels.size * 2 < rows) return null;
  const texts = new Set<string>();
  for (let at = start; at < documents.length && texts.size * 2 <= labels.size; at++) texts.add(documents[at]!.text);
  if (texts.size * 2 > labels.size) return null;
  return `Read as Comprehend CSV, label first, this file has ${counted(labels.size, 'label')} but only ${counted(texts.size, 'text')} in ${counted(rows, 'row')}: the columns are swapped. The file is not read.`;
}
