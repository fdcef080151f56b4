import type { Document } from './document.ts';

/**
 * The split when no test data is declared: a tenth of the texts is TEST for ever.
 * It hangs on the text alone, so a document stays on its side when it is relabelled, moved or repeated, and when others come or go.
 */
export function stableTenth(documents: readonly Document[]): { train: Document[]; test: Document[] } {
  const train: Document[] = [];
  const test: Document[] = [];
  for (const document of documents) (isTest(document.fingerprint) ? test : train).push(document);
  return { train, test };
}

/** The first eight hex digits of the fingerprint are evenly spread over 0 … 2³² − 1. */
const isTest = (fingerprint: string): boolean => Number.parseInt(fingerprint.slice(0, 8), 16) < 0x1_0000_0000 / 10;
