// The reference page of flywheel.yaml, from the descriptions in the schema.
import { stringify } from 'yaml';

/** Markdown: the two examples, then one section for each mapping, in the order of the file. */
export function configurationPage(schema) {
  const resolve = (node) => {
    if (!node.$ref) return node;
    const { $ref, ...own } = node;
    const shared = schema.$defs[$ref.slice('#/$defs/'.length)];
    return { ...shared, shared: shared.description, ...own };
  };
  const sections = [];
  const visit = (node, path) => {
    const properties = Object.entries(node.properties ?? {}).map(([name, child]) => [name, resolve(child)]);
    const floors = typeof node.additionalProperties === 'object' ? [['LABEL', resolve(node.additionalProperties)]] : [];
    if (properties.length > 0) sections.push(section(node, path, properties));
    for (const [name, child] of [...properties, ...floors]) visit(child, [...path, name]);
  };
  visit(schema, []);
  return `${[introduction(schema), ...unique(sections)].join('\n\n')}\n`;
}

function introduction(schema) {
  const [shortest, complete] = schema.examples.map((example) => `\`\`\`yaml\n${yaml(example)}\`\`\``);
  return `<!-- Made from schemas/flywheel.schema.json by \`node scripts/generate.mjs\`. Edit the schema, not this page. -->
# flywheel.yaml

${schema.description}

The shortest file:

${shortest}

Everything that can be set, with the defaults where there are any:

${complete}

Settings marked † come from the base branch in a pull request: editing them there changes nothing until it is merged, and the comment says so.
What Flywheel says about a mistake, and what to do, is in [problems.md](problems.md).
An editor that knows JSON Schema completes and checks the file when its first line is
\`# yaml-language-server: $schema=\` followed by the path of \`schemas/flywheel.schema.json\`.

The file is YAML 1.2: one document, UTF-8, at most 256 KiB, no \`%\` directives, at most 100 aliases, nested at most 64 deep.`;
}

function section(node, path, properties) {
  const title = path.length === 0 ? 'The file' : `\`${path.join('.')}\``;
  const rows = properties.map(([name, child]) => {
    const mark = child.baseOwned ? ' †' : '';
    const required = node.required?.includes(name) ? '**required**' : shown(child.default);
    return `| \`${name}\`${mark} | ${typeOf(child)} | ${required} | ${cell(child.description ?? '')}${example(child)} |`;
  });
  const text = path.length === 0 ? '' : `\n\n${node.shared ?? node.description ?? ''}`;
  return `## ${title}${text}\n\n| key | value | default | meaning |\n|---|---|---|---|\n${rows.join('\n')}`;
}

/** The same mapping at several places (limits, sources) is described once, under all of its names. */
function unique(sections) {
  const byBody = new Map();
  for (const text of sections) {
    const end = text.indexOf('\n');
    const body = text.slice(text.indexOf('| key |'));
    const earlier = byBody.get(body);
    if (earlier) earlier.titles.push(text.slice(3, end));
    else byBody.set(body, { titles: [text.slice(3, end)], rest: text.slice(end) });
  }
  return [...byBody.values()].map(({ titles, rest }) => `## ${titles.join(', ')}${rest}`);
}

function typeOf(node) {
  if (node.enum) return node.enum.map((value) => `\`${value}\``).join(', ');
  const words = {
    string: 'text',
    array: 'list',
    object: 'mapping',
    boolean: '`true` or `false`',
    integer: 'whole number',
    number: 'number',
    null: '`null`',
  };
  const types = [node.type].flat().map((type) => words[type]);
  return `${types.join(', ').replace(/, ([^,]*)$/, ' or $1')}${bounds(node)}`;
}

function bounds(node) {
  if (node.minimum !== undefined) return `, ${node.minimum}–${node.maximum}`;
  if (node.exclusiveMinimum !== undefined) return `, above ${node.exclusiveMinimum} and below ${node.exclusiveMaximum}`;
  if (node.type === 'array') return `, ${node.minItems}–${node.maxItems}`;
  if (node.pattern) return `: ${node.patternErrorMessage}; at most ${node.maxLength} characters`;
  return '';
}

const shown = (value) => (value === undefined ? '' : `\`${flow(value)}\``);
const example = (node) => (node.examples?.length ? ` For example ${node.examples.map((value) => `\`${flow(value)}\``).join(', ')}.` : '');
const flow = (value) => (typeof value === 'object' ? yaml(value, 'flow').trim() : String(value));
const cell = (text) => text.replaceAll('|', '\\|');

function yaml(value, style = 'block') {
  return stringify(value, {
    collectionStyle: style === 'flow' ? 'flow' : 'any',
    flowCollectionPadding: true,
    lineWidth: 0,
  });
}
