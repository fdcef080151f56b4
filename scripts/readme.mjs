// The tables of README.md between `<!-- NAME -->` and `<!-- /NAME -->`: inputs and outputs from action.yml, commands from the manual.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'esbuild';
import { parse } from 'yaml';

/** README.md as it must be: its own words, and the tables made anew. */
export async function readme(root) {
  const read = (path) => readFileSync(join(root, path), 'utf8');
  const { inputs, outputs } = parse(read('action.yml'));
  const { entries } = await manual(root);
  const tables = {
    inputs: table(['input', 'default', 'meaning'], inputs, (name, { default: value, description }) => [
      code(name),
      shown(value),
      description,
    ]),
    outputs: table(['output', 'meaning'], outputs, (name, { description }) => [code(name), description]),
    commands: table(['command', 'what it does'], entries, (_, { usage, summary }) => [code(usage), summary]),
  };
  return Object.entries(tables).reduce((text, [name, rows]) => replaced(text, name, rows), read('README.md'));
}

/** The manual is TypeScript, which Node 20 does not import. */
async function manual(root) {
  const { outputFiles } = await build({ entryPoints: [join(root, 'src/commands/manual.ts')], bundle: true, format: 'esm', write: false });
  return import(`data:text/javascript;base64,${Buffer.from(outputFiles[0].contents).toString('base64')}`);
}

function table(heads, things, row) {
  const rows = Object.entries(things).map(([name, thing]) => row(name, thing).map((cell) => cell.trim().replaceAll('|', '\\|')));
  return [heads, heads.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |`).join('\n');
}

const code = (text) => `\`${text}\``;
const shown = (value) => (value === '' ? '' : code(value));

function replaced(text, name, rows) {
  const [begin, end] = [`<!-- ${name} -->`, `<!-- /${name} -->`];
  const [from, to] = [text.indexOf(begin), text.indexOf(end)];
  if (from < 0 || to < from) throw new Error(`README.md has no ${begin} … ${end}`);
  return `${text.slice(0, from)}${begin}\n\n${rows}\n\n${text.slice(to)}`;
}
