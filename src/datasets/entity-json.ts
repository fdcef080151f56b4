import type { Member } from './json-line.ts';
import { type Complaint, wrongType } from './jsonl.ts';
import type { Place, WrittenSpan } from './spans.ts';
import { counted, quoted } from './wording.ts';

/** What tools call the parts of an entity, without capitals and underscores; earlier names win over later ones. */
const partNames = {
  start: ['start', 'startoffset', 'begin', 'beginoffset', 'startchar', 'from'],
  end: ['end', 'endoffset', 'endchar', 'stop', 'to'],
  type: ['label', 'type', 'entity', 'tag', 'entitytype', 'entitygroup', 'labels', 'category', 'class'],
  words: ['text', 'value'],
} as const;

/**
 * The entities of a list in JSON, as annotation tools write them: objects with a start, an end and a type, or lists of these three. Offsets
 * are those of the file.
 * @param place of a column of the line
 */
export function spansIn(name: string, list: Member, place: (column: number) => Place): WrittenSpan[] | Complaint {
  if (list.items === undefined) return wrongType(name, list, entitiesExpected);
  const spans: WrittenSpan[] = [];
  for (const [at, item] of list.items.entries()) {
    const parts = item.items === undefined ? namedParts(item) : listedParts(item.items);
    if (typeof parts === 'string') return wrongEntity(name, at, item, parts);
    const { start, end, type, words } = parts;
    const known = typeOf(type!);
    if (known === null) return wrongEntity(name, at, type!, 'has a type that is no text');
    const quote = typeof words?.value === 'string' ? { words: words.value } : {};
    spans.push({ start: offset(start!), end: offset(end!), type: known, ...quote, place: place(item.offset + 1) });
  }
  return spans;
}

const shape = '[{"start": 0, "end": 5, "label": "PRODUCT"}] or [[0, 5, "PRODUCT"]]';
export const entitiesExpected = `a list of entities, such as ${shape}`;

type Parts = Partial<Record<keyof typeof partNames, Member>>;

/** The parts of an object, or what is wrong with it. */
function namedParts({ value }: Member): Parts | string {
  if (!(value instanceof Map)) return 'is neither an object nor a list';
  const members = value as ReadonlyMap<string, Member>;
  const plain = new Map([...members].map(([name, member]) => [name.toLowerCase().replaceAll('_', ''), member]));
  const parts: Parts = {};
  for (const part of ['start', 'end', 'type', 'words'] as const) {
    const found = partNames[part].find((name) => plain.has(name));
    if (found !== undefined) parts[part] = plain.get(found)!;
    else if (part !== 'words') return `has no ${part === 'type' ? 'label' : part}`;
  }
  return parts;
}

function listedParts(items: readonly Member[]): Parts | string {
  const [start, end, type] = items;
  return items.length === 3 ? { start: start!, end: end!, type: type! } : `has ${counted(items.length, 'item')} in place of 3`;
}

function wrongEntity(list: string, at: number, { offset: from }: Member, what: string): Complaint {
  return {
    ...{ column: from + 1, rule: 'wrong-member' },
    message: `Entity ${at + 1} of ${quoted(list)} ${what}. The row is left out.`,
    hint: `Write entities as ${shape}.`,
  };
}

/** A number, or what stands there in its place. */
const offset = ({ value }: Member): number | string =>
  typeof value === 'number' ? value : value instanceof Map ? 'an object' : JSON.stringify(value);

/** Some tools write a list of one type. */
function typeOf({ value }: Member): string | null {
  const one: unknown = Array.isArray(value) && value.length === 1 ? value[0] : value;
  return typeof one === 'string' ? one : null;
}
