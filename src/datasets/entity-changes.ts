import type { Document, Entity } from './document.ts';
import { quoted } from './wording.ts';

/** One stretch of a text that two annotators saw differently; null where one of them saw nothing. */
export interface EntityChange {
  from: Entity | null;
  to: Entity | null;
}

/** What became of the entities of a text, in order of the text. One that overlaps an entity of the other side became that one; the rest came or went. */
export function entityChanges(before: readonly Entity[], after: readonly Entity[]): EntityChange[] {
  const gone = before.filter((one) => !after.some((other) => equal(one, other)));
  const fresh = after.filter((one) => !before.some((other) => equal(one, other)));
  const changes: EntityChange[] = [];
  for (const from of gone) {
    const heir = fresh.findIndex((to) => to.start < from.end && from.start < to.end);
    changes.push({ from, to: heir < 0 ? null : fresh.splice(heir, 1)[0]! });
  }
  for (const to of fresh) changes.push({ from: null, to });
  return changes.sort((a, b) => startOf(a) - startOf(b));
}

const equal = (a: Entity, b: Entity): boolean => a.start === b.start && a.end === b.end && a.type === b.type;
const startOf = ({ from, to }: EntityChange): number => (from ?? to)!.start;

/** A change without its words: `PRODUCT → COMPANY`, `nothing → DATE`, `PRODUCT → longer PRODUCT`. */
export function kindOfChange({ from, to }: EntityChange): { from: string; to: string } {
  if (from === null || to === null || from.type !== to.type) return { from: from?.type ?? 'nothing', to: to?.type ?? 'nothing' };
  const [longer, shorter] = [to.start <= from.start && to.end >= from.end, to.start >= from.start && to.end <= from.end];
  return { from: from.type, to: `${longer ? 'longer' : shorter ? 'shorter' : 'shifted'} ${to.type}` };
}

/** The first thing in which two documents with one text differ, as each has it: `"Oslo" (PLACE)`, or `"Oslo" unmarked`. */
export function contrast(one: Document, other: Document): [one: string, other: string] {
  const { from, to } = entityChanges(one.entities ?? [], other.entities ?? [])[0]!;
  const shown = (entity: Entity | null): string => {
    const { start, end } = (entity ?? from ?? to)!;
    return `${quoted(one.text.slice(start, end), 40)} ${entity === null ? 'unmarked' : `(${entity.type})`}`;
  };
  return [shown(from), shown(to)];
}
