import { type Document, isAlias, isMap, isScalar, isSeq, type Node, type Pair, type Scalar, type YAMLMap } from 'yaml';
import type { Problem } from '../problems/problem.ts';
import { type Details, problemAt } from './place.ts';
import type { Rule } from './rule.ts';
import type { Yaml } from './syntax.ts';

/** Aliases multiply what they point at: both their number and what they add up to are bounded. */
const maximumAliases = 100;
const maximumRendered = 1024 * 1024;

/**
 * What YAML allows and flywheel.yaml does not: keys given twice, keys that are not text, aliases that point nowhere, at
 * themselves or at too much, numbers that a computer cannot hold. With none of these, `toJS` is exact, finite and small.
 */
export function checkTree({ document, place }: Yaml, file: string): Problem[] {
  const problems: Problem[] = [];
  const sizes = new Map<Node, number>();
  const open = new Set<Node>();
  let aliases = 0;
  const report = (node: Node, rule: Rule, message: string, details?: Details) =>
    problems.push(problemAt(file, place(node.range![0]), rule, message, details));

  const sizeOf = (node: Node | null): number => {
    if (node === null) return 1;
    const known = sizes.get(node);
    if (known !== undefined) return known;
    open.add(node);
    const size = isAlias(node) ? aliasSize(node) : isMap(node) ? mapSize(node) : isSeq(node) ? seqSize(node) : scalarSize(node as Scalar);
    open.delete(node);
    sizes.set(node, size);
    return size;
  };
  const seqSize = (node: { items: unknown[] }) => node.items.reduce<number>((sum, item) => sum + sizeOf(item as Node | null), 1);
  const mapSize = (node: YAMLMap) => {
    checkKeys(node, (key, rule, message, hint) => report(key, rule, message, { hint }), place);
    return node.items.reduce((sum, pair) => sum + sizeOf(pair.key as Node | null) + sizeOf(pair.value as Node | null), 1);
  };
  const scalarSize = (node: Scalar) => {
    const value = node.value;
    if (typeof value === 'number' && (Number.isInteger(value) ? !Number.isSafeInteger(value) : !Number.isFinite(value))) {
      report(node, 'bad-number', `${node.source} is not a number that can be used here.`, {
        hint: 'Write an ordinary number, or put text in quotes.',
      });
    }
    return 1 + String(value).length;
  };
  const aliasSize = (node: Node & { source: string; resolve(doc: Document): Node | undefined }) => {
    aliases++;
    if (aliases === maximumAliases + 1)
      report(node, 'yaml-alias', `The file has more than ${maximumAliases} aliases.`, { hint: 'Write the values out.' });
    if (aliases > maximumAliases) return 1;
    const target = node.resolve(document);
    if (target === undefined) {
      report(
        node,
        'yaml-alias',
        `\`*${node.source}\` is read as an alias, YAML's reference to a value named elsewhere, and nothing is named so.`,
        {
          hint: 'If it is a path or a glob, put it in quotes.',
        },
      );
      return 1;
    }
    if (open.has(target)) {
      report(node, 'yaml-alias', `The alias \`*${node.source}\` contains itself.`, { hint: 'Write the value out.' });
      return 1;
    }
    return sizeOf(target);
  };

  if (sizeOf(document.contents) > maximumRendered && problems.length === 0) {
    const message = `With its aliases written out the file has more than ${maximumRendered} characters.`;
    report(document.contents!, 'yaml-alias', message, { hint: 'Write the values out.' });
  }
  return problems;
}

type ReportKey = (key: Node, rule: Rule, message: string, hint: string) => void;

function checkKeys(node: YAMLMap, report: ReportKey, place: Yaml['place']): void {
  const seen = new Map<string, number>();
  for (const { key } of node.items as Pair<Node | null, Node | null>[]) {
    if (!isScalar(key) || key.value === null) {
      report(key ?? node, 'bad-key', 'A key must be text.', 'Write `key: value`.');
      continue;
    }
    const text = String(key.value as string | number | boolean);
    if (typeof key.value !== 'string' && text !== key.source) {
      report(key, 'bad-key', `The key ${key.source} is read as ${text}.`, `Put it in quotes: "${key.source}".`);
    }
    const first = seen.get(text);
    const line = place(key.range![0]).line;
    if (first === undefined) seen.set(text, line);
    else report(key, 'duplicate-key', `\`${shortened(text)}\` is set twice; first on line ${first}.`, 'Remove one of the two.');
  }
}

/** Names and values in messages: a reader recognises them by their beginning. */
export function shortened(text: string, length = 60): string {
  if (text.length <= length) return text;
  const whole = /[\ud800-\udbff]$/.test(text.slice(0, length)) ? length - 1 : length;
  return `${text.slice(0, whole)}…`;
}
