import type { Document } from './document.ts';
import { entityText, fingerprint } from './fingerprint.ts';

/** A document as it stands after a renaming of labels, or of entity types: what it carries and its fingerprint. Itself when nothing of it is renamed. */
export function renamedDocument(document: Document, renamed: Record<string, string>): Document {
  if (!document.labels.some((label) => Object.hasOwn(renamed, label))) return document;
  const today = (label: string): string => (Object.hasOwn(renamed, label) ? renamed[label]! : label);
  const labels = [...new Set(document.labels.map(today))].sort();
  if (document.entities === undefined) return { ...document, labels, fingerprint: fingerprint(document.text, labels) };
  const entities = document.entities.map((entity) => ({ ...entity, type: today(entity.type) }));
  return { ...document, labels, entities, fingerprint: fingerprint(document.text, entities.map(entityText)) };
}
