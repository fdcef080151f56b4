import { limits } from '../comprehend/limits.ts';
import type { Document } from '../datasets/document.ts';
import type { ListSize } from '../datasets/entity-list.ts';
import type { Model } from './lake/resources.ts';

/** What the service says of too few documents to train a classifier on; undefined of enough. */
export function tooFewDocuments(mode: Model['mode'], documents: readonly Document[]): string | undefined {
  const { documentsPerLabelMin, multiLabelDocumentsMin } = limits.dataset;
  if (mode === 'MULTI_LABEL' && documents.length < multiLabelDocumentsMin)
    return `TOO_FEW_DOCUMENTS: The dataset has ${documents.length} documents: at least ${multiLabelDocumentsMin} are needed.`;
  const rare = rarest(documents, ({ labels }) => labels, documentsPerLabelMin);
  return rare && `TOO_FEW_DOCUMENTS: Label ${rare.name} has ${rare.count} documents: at least ${documentsPerLabelMin} are needed.`;
}

/** What the service says of too few annotations to train an entity recognizer on; undefined of enough. */
export function tooFewAnnotations(documents: readonly Document[]): string | undefined {
  const { annotationsPerTypeMin } = limits.recognizerDataset;
  const rare = rarest(documents, typesIn, annotationsPerTypeMin);
  return (
    rare && `TOO_FEW_ANNOTATIONS: Entity type ${rare.name} has ${rare.count} annotations: at least ${annotationsPerTypeMin} are needed.`
  );
}

/** What the service says of a type that no document to train on has; undefined when each has all. */
export function absentType(types: readonly string[], documents: readonly Document[]): string | undefined {
  const there = new Set(documents.flatMap(({ labels }) => labels));
  const absent = types.find((type) => !there.has(type));
  return (
    absent &&
    `TOO_FEW_ANNOTATIONS: Entity type ${absent} has 0 annotations: at least ${limits.recognizerDataset.annotationsPerTypeMin} are needed.`
  );
}

/** What the service says of an entity list that is too long; undefined of one that is not, and of none. */
export function tooLongList(listed: ListSize | undefined): string | undefined {
  const { entriesMax, entryCharactersMax } = limits.entityList;
  if (listed === undefined) return undefined;
  if (listed.entries > entriesMax) return `ENTITY_LIST_SIZE: The entity list has ${listed.entries} entries: the limit is ${entriesMax}.`;
  if (listed.longest > entryCharactersMax)
    return `ENTITY_LIST_SIZE: An entry of the entity list has ${listed.longest} characters: the limit is ${entryCharactersMax}.`;
  return undefined;
}

/** What the service says of too little for CreateEntityRecognizer, which asks for more than a dataset of a flywheel needs; undefined of enough. */
export function tooSmallCorpus(documents: readonly Document[], listed: ListSize | undefined): string | undefined {
  const { bytesMin, listMatchesPerTypeMin } = limits.recognizerTraining;
  const bytes = documents.reduce((sum, { text }) => sum + Buffer.byteLength(text), 0);
  if (bytes < bytesMin) return `CORPUS_SIZE: The documents have ${bytes} bytes: at least ${bytesMin} are needed.`;
  const rare = listed && rarest(documents, typesIn, listMatchesPerTypeMin);
  return (
    rare &&
    `TOO_FEW_MATCHES: Entity type ${rare.name} has ${rare.count} matches of the entity list: at least ${listMatchesPerTypeMin} are needed.`
  );
}

const typesIn = ({ entities = [] }: Document): string[] => entities.map(({ type }) => type);

/** The first name, by the alphabet, that occurs less often than that. */
function rarest(
  documents: readonly Document[],
  namesIn: (document: Document) => readonly string[],
  least: number,
): { name: string; count: number } | undefined {
  const counts = new Map<string, number>();
  for (const document of documents) for (const name of namesIn(document)) counts.set(name, (counts.get(name) ?? 0) + 1);
  const [name, count] = [...counts].sort(([a], [b]) => (a < b ? -1 : 1)).find(([, each]) => each < least) ?? [];
  return name === undefined ? undefined : { name, count: count! };
}
