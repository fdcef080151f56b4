import { isAlias, isCollection, isMap, isScalar, isSeq, type Node, type Pair } from 'yaml';
import type { Positions } from './config.ts';
import type { Place } from './place.ts';
import type { Yaml } from './syntax.ts';

export type Path = readonly (string | number)[];

/** Where settings stand in the text of one flywheel.yaml. A setting that is not there is placed at what should hold it. */
export interface Locator {
  /** The value; for one that spans several lines, its key. */
  value(path: Path): Place;
  key(path: Path): Place;
  /** The value as it is written, for numbers, booleans and the like; undefined for mappings, lists and missing ones. */
  written(path: Path): string | undefined;
}

interface Found {
  key: Node | null;
  value: Node | null;
}

export function locate({ document, place }: Yaml): Locator {
  const find = (path: Path): Found | null => {
    let found: Found | null = { key: null, value: document.contents };
    for (const step of path) {
      found = child(found.value !== null && isAlias(found.value) ? (found.value.resolve(document) ?? null) : found.value, step);
      if (found === null) return null;
    }
    return found;
  };
  const nearest = (path: Path): Found => find(path) ?? (path.length === 0 ? { key: null, value: null } : nearest(path.slice(0, -1)));
  const placeOf = (node: Node | null): Place => place(node?.range?.[0] ?? 0);
  return {
    key: (path) => {
      const found = nearest(path);
      return placeOf(found.key ?? found.value);
    },
    value: (path) => {
      const found = nearest(path);
      return placeOf(spread(found.value) ? (found.key ?? found.value) : found.value);
    },
    written: (path) => {
      const value = find(path)?.value ?? null;
      return isScalar(value) ? (value.source ?? '') : undefined;
    },
  };
}

function child(node: Node | null, step: string | number): Found | null {
  if (isSeq(node)) {
    const item = node.items[Number(step)];
    return item === undefined ? null : { key: null, value: item as Node | null };
  }
  if (!isMap(node)) return null;
  const pair = (node.items as Pair<Node, Node | null>[]).find(({ key }) => isScalar(key) && String(key.value) === String(step));
  return pair === undefined ? null : { key: pair.key, value: pair.value };
}

/** A mapping or list in block style begins on the line after its key; an empty value has no place of its own. */
function spread(node: Node | null): boolean {
  return node === null || (isCollection(node) && !node.flow) || node.range![0] === node.range![1];
}

/** The places of all settings by dotted path. A single source is also found as the first of a list, as `Config` has it. */
export function positionsOf(yaml: Yaml, locator: Locator): Positions {
  const positions = new Map<string, Place>();
  const visit = (node: Node | null, path: Path): void => {
    if (!positions.has(path.join('.'))) positions.set(path.join('.'), locator.value(path));
    if (isMap(node)) {
      for (const { key, value } of node.items as Pair<Node, Node | null>[])
        visit(value, [...path, String((key as { value?: unknown }).value)]);
    } else if (isSeq(node)) {
      node.items.forEach((item, index) => {
        visit(item as Node | null, [...path, index]);
      });
    }
  };
  visit(yaml.document.contents, []);
  for (const role of ['train', 'test', 'golden']) {
    const only = positions.get(`datasets.${role}`);
    if (only !== undefined && !positions.has(`datasets.${role}.0`)) {
      positions.set(`datasets.${role}.0`, positions.get(`datasets.${role}.path`) ?? only);
    }
  }
  return positions;
}
