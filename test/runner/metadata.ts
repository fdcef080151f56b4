import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';

/** What action.yml says about running the action. */
export interface Metadata {
  using: string;
  main: string;
  post: string | undefined;
  postIf: string;
  inputs: Record<string, { description: string; required?: boolean; default?: string; deprecationMessage?: string }>;
  outputs: Record<string, { description: string }>;
}

export function readMetadata(folder: string): Metadata {
  const file = parse(readFileSync(join(folder, 'action.yml'), 'utf8')) as {
    runs: { using: string; main: string; post?: string; 'post-if'?: string };
    inputs?: Metadata['inputs'];
    outputs?: Metadata['outputs'];
  };
  const { using, main, post, 'post-if': postIf = 'always()' } = file.runs;
  return { using, main, post, postIf, inputs: file.inputs ?? {}, outputs: file.outputs ?? {} };
}

/**
 * INPUT_* as the runner sets them: every declared input, by its default where the workflow says nothing.
 * @throws for an input that action.yml does not declare, and for an expression other than `${{ github.token }}`.
 */
export function inputVariables({ inputs }: Metadata, given: Record<string, string>, token: string): Record<string, string> {
  for (const name of Object.keys(given))
    if (!(name in inputs)) throw new Error(`action.yml declares no input ${name}; it has ${Object.keys(inputs).join(', ')}`);
  const entries = Object.entries(inputs).map(([name, { default: fallback = '' }]) => {
    const value = (given[name] ?? String(fallback)).replace(/\$\{\{\s*github\.token\s*\}\}/g, token);
    if (value.includes('${{')) throw new Error(`the runner of the tests cannot evaluate ${value}`);
    return [`INPUT_${name.replaceAll(' ', '_').toUpperCase()}`, value];
  });
  return Object.fromEntries(entries);
}
