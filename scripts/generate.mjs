// Makes everything that follows from something else: validator, types and reference page from the schema, the tables of README.md,
// the vectorised loops of training from their source.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Ajv2020 } from 'ajv/dist/2020.js';
import standaloneCode from 'ajv/dist/standalone/index.js';
import { compile } from 'json-schema-to-typescript';
import { configurationPage } from './configuration-page.mjs';
import { readme } from './readme.mjs';
import { vectorisedModule } from './vectorised.mjs';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const banner = '// Made from schemas/flywheel.schema.json by `node scripts/generate.mjs`. Edit the schema, not this file.\n';

/** Every generated file's path, relative to the repository, and its content. */
export async function generate() {
  const schema = JSON.parse(readFileSync(join(root, 'schemas/flywheel.schema.json'), 'utf8'));
  return {
    'src/config/validate.generated.js': validator(schema),
    'src/config/schema.generated.ts': await types(schema),
    'src/learning/classifier/kernel.generated.ts': await vectorisedModule(root, 'kernel'),
    'src/learning/classifier/slopes.generated.ts': await vectorisedModule(root, 'slopes'),
    'docs/configuration.md': configurationPage(schema),
    'README.md': await readme(root),
  };
}

/** A self-contained function: annotations are dropped, and lengths count UTF-16 units so that nothing needs importing. */
function validator(schema) {
  const ajv = new Ajv2020({
    allErrors: true,
    verbose: true,
    messages: false,
    strict: true,
    inlineRefs: false,
    allowUnionTypes: true,
    unicode: false,
    logger: false,
    code: { source: true, esm: true, lines: true },
  });
  ajv.addVocabulary(['patternErrorMessage']);
  const code = standaloneCode.default(ajv, ajv.compile(withoutAnnotations(schema)));
  if (/\brequire\(/.test(code)) throw new Error('the validator must not import anything: avoid uniqueItems, format and const of objects');
  return `${banner}${code}\n`;
}

async function types(schema) {
  const code = await compile(bareReferences(schema), 'FlywheelYaml', {
    bannerComment: '',
    ignoreMinAndMaxItems: true,
    style: { singleQuote: true, printWidth: 140 },
  });
  const table = JSON.stringify(parents(schema), null, 2);
  return `${banner}\n${code}\n/** Where each key belongs: key to dotted parents; '' is the top of the file. */\nexport const parents: Record<string, string[]> = ${table};\n`;
}

const annotations = ['description', 'title', 'examples', 'default', 'baseOwned', '$id', '$schema'];

function withoutAnnotations(schema) {
  return mapSchemas(schema, (node) => Object.fromEntries(Object.entries(node).filter(([key]) => !annotations.includes(key))));
}

/** A description beside `$ref` would give each use a type of its own. */
function bareReferences(schema) {
  return mapSchemas(schema, (node) => (node.$ref ? { $ref: node.$ref } : node));
}

/** Applies `change` to every schema, never to the names of properties, which may be `default` or `title` too. */
function mapSchemas(node, change) {
  if (typeof node !== 'object' || node === null) return node;
  const changed = { ...change(node) };
  for (const key of ['properties', '$defs'])
    if (changed[key])
      changed[key] = Object.fromEntries(Object.entries(changed[key]).map(([name, child]) => [name, mapSchemas(child, change)]));
  for (const key of ['items', 'additionalProperties']) if (changed[key]) changed[key] = mapSchemas(changed[key], change);
  return changed;
}

function parents(schema) {
  const found = {};
  const visit = (node, path) => {
    const target = node.$ref ? schema.$defs[node.$ref.slice('#/$defs/'.length)] : node;
    for (const [name, child] of Object.entries(target.properties ?? {})) {
      found[name] = [...(found[name] ?? []), path.join('.')];
      visit(child, [...path, name]);
    }
  };
  visit(schema, []);
  return found;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  for (const [path, content] of Object.entries(await generate())) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), content);
  }
}
