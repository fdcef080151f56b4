/** Names under which people keep the text of a document and its label; earlier names win over later ones. */
const textNames = [
  'text',
  'document',
  'sentence',
  'utterance',
  'content',
  'body',
  'message',
  'query',
  'question',
  'comment',
  'review',
  'input',
  'description',
];
const labelNames = [
  'label',
  'labels',
  'category',
  'class',
  'intent',
  'topic',
  'tag',
  'target',
  'categories',
  'classes',
  'intents',
  'topics',
  'tags',
];

/** Positions of the two columns that matter, or why they cannot be told. */
export type Columns = { text: number; label: number } | { missing: ('text' | 'label')[] } | { several: 'text' | 'label'; names: string[] };

/** Finds the columns by the names above, whatever their case and surrounding spaces. `text` and `label` themselves win over any other name. */
export function recogniseColumns(names: readonly string[]): Columns {
  const plain = names.map((name) => name.trim().toLowerCase());
  const found = { text: candidates(plain, textNames), label: candidates(plain, labelNames) };
  const missing = (['text', 'label'] as const).filter((role) => found[role].length === 0);
  if (missing.length > 0) return { missing };
  for (const role of ['text', 'label'] as const)
    if (found[role].length > 1) return { several: role, names: found[role].map((at) => names[at]!.trim()) };
  return { text: found.text[0]!, label: found.label[0]! };
}

/** Positions of the names that may hold the text, found in the same way. */
export const textColumns = (names: readonly string[]): number[] =>
  candidates(
    names.map((name) => name.trim().toLowerCase()),
    textNames,
  );

/** Finds the columns that flywheel.yaml names. */
export function namedColumns(names: readonly string[], wanted: { text: string; label: string }): Columns {
  const plain = names.map((name) => name.trim());
  const missing = (['text', 'label'] as const).filter((role) => !plain.includes(wanted[role]));
  return missing.length > 0 ? { missing } : { text: plain.indexOf(wanted.text), label: plain.indexOf(wanted.label) };
}

/** How many of the names are known, as text or as label. */
export const knownNames = (names: readonly string[]): string[] =>
  names.filter((name) => [...textNames, ...labelNames].includes(name.trim().toLowerCase()));

/** For messages. */
export const recognisedNames = { text: textNames, label: labelNames };

function candidates(plain: readonly string[], known: readonly string[]): number[] {
  const first = plain.indexOf(known[0]!);
  return first >= 0 ? [first] : plain.flatMap((name, at) => (known.includes(name) ? [at] : []));
}
