import { canonicalText } from './fingerprint.ts';

/** Between the labels of a document in what is written for the service, whatever stands in the user's files. */
export const labelDelimiter = '|';

/** A set of labels in one text: as people read it, and as a key. Labels of a multi-label classifier never hold the delimiter. */
export const labelSetText = (labels: readonly string[]): string => labels.join(labelDelimiter);

/** A value of a file that names labels, as it stands there. */
export type WrittenLabels = string | readonly string[];

/**
 * The labels that are written there, canonical, as many as there are. Without a delimiter a text is one label, whatever it holds; with one,
 * it is a list that the delimiter separates.
 */
export function namesIn(written: WrittenLabels, delimiter: string | undefined): string[] {
  if (typeof written !== 'string') return written.map(canonicalText);
  const text = canonicalText(written);
  if (delimiter === undefined) return [text];
  return text === '' ? [] : text.split(delimiter).map(canonicalText);
}

/** `["a", "b"]`, as data frames write lists into a field of a CSV; null for anything else. */
export function listInJson(text: string): string[] | null {
  if (!/^\s*\[.*\]\s*$/s.test(text)) return null;
  try {
    const list = JSON.parse(text) as unknown[];
    return list.every((item) => typeof item === 'string' || typeof item === 'number') ? list.map(String) : null;
  } catch {
    return null;
  }
}
