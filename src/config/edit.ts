import { isScalar, type Pair, type ParsedNode, parse, type YAMLMap } from 'yaml';
import { Failure } from '../problems/failure.ts';
import { readYaml } from './syntax.ts';
import { checkTree } from './tree.ts';

/**
 * The text of a flywheel.yaml with `pin` set to a model version, or to null. Every other character stays: comments,
 * order, quoting, line endings. The result is read back before it is returned.
 *
 * @throws Failure when the file is not sound YAML or `pin` is written in a way that cannot be replaced, such as an anchor.
 */
export function setPin(text: string, version: string | null): string {
  const mark = text.startsWith('\ufeff') ? '\ufeff' : '';
  const before = read(text.slice(mark.length));
  if (before === null) throw failure('flywheel.yaml is not sound YAML, so `pin` cannot be set in it.');
  if ((before.settings.pin ?? null) === version) return text;
  const edited = splice(text.slice(mark.length), before.map, version === null ? 'null' : quoted(version));
  const after = read(edited);
  if (after === null || !same({ ...before.settings, pin: version }, after.settings)) {
    throw failure('`pin` is written in a way that cannot be edited safely.');
  }
  return mark + edited;
}

const failure = (message: string) => new Failure('pin-not-editable', message, { hint: 'Set `pin:` in flywheel.yaml by hand.' });

/** Plain where YAML reads it as text, in quotes where it would be a number or a word with a meaning. */
const quoted = (version: string): string =>
  /^[a-zA-Z0-9-]+$/.test(version) && parse(version) === version ? version : JSON.stringify(version);

function read(text: string): { map: YAMLMap.Parsed; settings: Record<string, unknown> } | null {
  const yaml = readYaml(text, 'flywheel.yaml');
  if ('problems' in yaml || checkTree(yaml, 'flywheel.yaml').length > 0) return null;
  return { map: yaml.document.contents as YAMLMap.Parsed, settings: yaml.document.toJS() as Record<string, unknown> };
}

function same(expected: unknown, actual: unknown): boolean {
  if (typeof expected !== 'object' || typeof actual !== 'object' || expected === null || actual === null)
    return Object.is(expected, actual);
  const keys = Object.keys(expected);
  return (
    keys.length === Object.keys(actual).length &&
    keys.every((key) => same((expected as Record<string, unknown>)[key], (actual as Record<string, unknown>)[key]))
  );
}

function splice(text: string, map: YAMLMap.Parsed, value: string): string {
  const pairs = map.items as Pair<ParsedNode, ParsedNode | null>[];
  const pair = pairs.find(({ key }) => isScalar(key) && key.value === 'pin');
  if (pair?.value) {
    const [start, end] = pair.value.range;
    const written = text.slice(start, end);
    if (written === '') {
      const colon = text.indexOf(':', pair.key.range[1]) + 1;
      return `${text.slice(0, colon)} ${value}${text.slice(colon)}`;
    }
    return `${text.slice(0, start)}${value}${written.endsWith('\n') ? lineBreak(text) : ''}${text.slice(end)}`;
  }
  if (map.flow) {
    const end = map.range[1] - 1;
    const comma = pairs.length === 0 || /,\s*$/.test(text.slice(0, end)) ? '' : ', ';
    return `${text.slice(0, end)}${comma}pin: ${value}${text.slice(end)}`;
  }
  return append(text, map.range[0], `pin: ${value}`);
}

/** After the last line that has content, at the column of the other keys. */
function append(text: string, start: number, line: string): string {
  const indent = text.slice(text.lastIndexOf('\n', start - 1) + 1, start);
  const end = /\n\.\.\.\s*$/.exec(text)?.index ?? text.length;
  const content = text.slice(0, end);
  const separate = content === '' || content.endsWith('\n') ? '' : lineBreak(text);
  return `${content}${separate}${indent}${line}${lineBreak(text)}${text.slice(end).replace(/^\r?\n/, '')}`;
}

const lineBreak = (text: string): string => (text.includes('\r\n') ? '\r\n' : '\n');
