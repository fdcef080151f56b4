import type { Problem } from '../problems/problem.ts';
import { checkTask, declared } from './labels.ts';
import { checkLake } from './lake.ts';
import type { Locator, Path } from './locate.ts';
import { type Details, problemAt } from './place.ts';
import { datasetPath } from './repository-path.ts';
import type { Rule } from './rule.ts';
import type { Columns, Sources } from './schema.generated.ts';
import type { Sound } from './shape.ts';
import { shortened } from './tree.ts';

/** Makes a problem at a setting. */
export type Report = (path: Path, rule: Rule, message: string, details?: Details) => Problem;

/** What a shape cannot say. Works on whatever part of the file has the right shape. */
export function checkRules(raw: Sound, file: string, locator: Locator): Problem[] {
  const report: Report = (path, rule, message, details) => problemAt(file, locator.value(path), rule, message, details);
  return [
    ...checkTask(raw, report, (path, rule, message, details) => problemAt(file, locator.key(path), rule, message, details)),
    ...checkDatasets(raw, file, report),
    ...checkPromotion(raw, report),
    ...checkLake(raw, file, report),
    ...checkEndpoint(raw, report),
    ...checkBudget(raw, report),
  ];
}

/** A source as written, with the path of the setting. */
export interface Written {
  at: Path;
  path: string;
  format?: string;
  columns?: Columns;
  delimiter?: string;
  labelDelimiter?: string;
}

/** One entry for each source, however briefly it is written. */
export function writtenSources(sources: Sources | undefined, at: Path): Written[] {
  if (sources === undefined) return [];
  if (typeof sources === 'string') return [{ at, path: sources }];
  if (!Array.isArray(sources)) return [{ ...sources, at }];
  return sources.map((source, index) =>
    typeof source === 'string' ? { at: [...at, index], path: source } : { ...source, at: [...at, index] },
  );
}

function checkDatasets({ datasets, task }: Sound, file: string, report: Report): Problem[] {
  return (['train', 'test', 'golden'] as const).flatMap((role) =>
    writtenSources(datasets?.[role], ['datasets', role]).flatMap((source) => [
      ...checkSource(source, file, report),
      ...checkLabelDelimiter(source, task?.mode, report),
    ]),
  );
}

function checkLabelDelimiter({ at, format, delimiter, labelDelimiter }: Written, mode: string | undefined, report: Report): Problem[] {
  if (labelDelimiter === undefined) return [];
  const conflict = (message: string, hint: string) => [report([...at, 'labelDelimiter'], 'conflicting-settings', message, { hint })];
  if (mode !== 'multi-label')
    return conflict('`labelDelimiter` is for a multi-label classifier.', 'Remove it, or write `mode: multi-label` under `task`.');
  if (labelDelimiter === ',' && format === 'comprehend-csv')
    return conflict('`labelDelimiter` is a comma, which format comprehend-csv does not allow.', 'Write `format: csv`, or use "|".');
  if (labelDelimiter === delimiter)
    return conflict(
      `\`delimiter\` and \`labelDelimiter\` are both ${JSON.stringify(delimiter)}.`,
      'One separates fields, the other labels within a field.',
    );
  return [];
}

function checkSource({ at, path, format, columns, delimiter }: Written, file: string, report: Report): Problem[] {
  const problems: Problem[] = [];
  const resolved = datasetPath(path, file);
  if (!('path' in resolved)) {
    problems.push(report([...at, 'path'], 'bad-path', `The path "${shortened(path)}" ${resolved.message}.`, { hint: resolved.hint }));
  }
  if (columns !== undefined && format === 'comprehend-csv') {
    const message = '`columns` names columns, but a file of format comprehend-csv has no header: label first, then text.';
    problems.push(report([...at, 'columns'], 'conflicting-settings', message, { hint: 'Remove `columns`, or write `format: csv`.' }));
  }
  if (columns !== undefined && columns.text === columns.label) {
    const message = `\`columns\` names the same column "${shortened(columns.text)}" for text and label.`;
    problems.push(report([...at, 'columns', 'label'], 'conflicting-settings', message, { hint: 'Name the column that holds the label.' }));
  }
  if (delimiter !== undefined && format !== undefined && format !== 'csv') {
    const message = `\`delimiter\` is for format csv; format ${format} has its own.`;
    problems.push(report([...at, 'delimiter'], 'conflicting-settings', message, { hint: 'Remove `delimiter`, or write `format: csv`.' }));
  }
  if (delimiter !== undefined && /["\r\n\p{L}\p{N}\p{Cs}]/u.test(delimiter)) {
    const message = `\`delimiter\` is ${JSON.stringify(delimiter)}; quotes, line breaks, letters and digits cannot separate fields.`;
    problems.push(report([...at, 'delimiter'], 'bad-delimiter', message, { hint: 'Usual ones: "," ";" "|" and "\\t".' }));
  }
  return problems;
}

function checkPromotion({ promotion, task }: Sound, report: Report): Problem[] {
  const problems: Problem[] = [];
  if (promotion?.require === 'non-inferior' && promotion.maximumDrop !== undefined && !(promotion.maximumDrop.f1! > 0)) {
    const message = '`require: non-inferior` needs `maximumDrop.f1` above 0: it is the margin of the test.';
    problems.push(
      report(['promotion', 'require'], 'conflicting-settings', message, { hint: 'Add it, for example `maximumDrop: { f1: 0.01 }`.' }),
    );
  }
  const labels = task?.labels;
  for (const label of labels === undefined ? [] : Object.keys(promotion?.minimumPerLabel ?? {})) {
    if (label === 'default' || labels!.includes(label)) continue;
    const message = `\`promotion.minimumPerLabel\` names the label "${shortened(label)}", which \`task.labels\` does not declare.`;
    problems.push(report(['promotion', 'minimumPerLabel', label], 'undeclared-label', message, { hint: declared(label, labels!) }));
  }
  return problems;
}

function checkEndpoint({ name, endpoint }: Sound, report: Report): Problem[] {
  if (name === undefined || name.length <= 40 || endpoint === null || endpoint?.name !== undefined) return [];
  const message = `The endpoint is named after the flywheel, whose name has ${name.length} characters; an endpoint's may have 40.`;
  return [
    report(['name'], 'too-long', message, {
      hint: 'Set `endpoint: { name: … }`, choose a shorter name, or write `endpoint: null` for none.',
    }),
  ];
}

function checkBudget({ budget, engine }: Sound, report: Report): Problem[] {
  if (budget === undefined || engine?.comprehend !== undefined) return [];
  const message = `\`budget.usdPerMonth\` is ${budget.usdPerMonth}, and the embedded engine costs nothing: the budget has no effect.`;
  return [
    report(['budget'], 'no-effect', message, { severity: 'notice', hint: 'Keep it for a later move to Amazon Comprehend, or remove it.' }),
  ];
}
