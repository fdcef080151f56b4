import type { Problem } from '../problems/problem.ts';
import { checkEntitySource } from './entity-sources.ts';
import type { Path } from './locate.ts';
import { datasetPath } from './repository-path.ts';
import type { Report } from './rules.ts';
import type { Columns, Sources } from './schema.generated.ts';
import type { Sound } from './shape.ts';
import { shortened } from './tree.ts';

/** A source as written, with the path of the setting. */
export interface Written {
  at: Path;
  path: string;
  format?: string;
  columns?: Columns;
  delimiter?: string;
  labelDelimiter?: string;
  annotations?: string;
  entityList?: string;
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

/** Makes the problem that a key of a source does not fit the task or another key. */
export type Conflict = (key: string, message: string, hint: string) => Problem;

/** Paths that lead to files of the repository, and settings that fit the task and each other. */
export function checkSources({ datasets, task }: Sound, file: string, report: Report): Problem[] {
  return (['train', 'test', 'golden'] as const).flatMap((role) =>
    writtenSources(datasets?.[role], ['datasets', role]).flatMap((source) => {
      const conflict: Conflict = (key, message, hint) => report([...source.at, key], 'conflicting-settings', message, { hint });
      const fitting =
        task?.type === 'entity-recognizer' ? checkEntitySource(source, conflict) : checkLabelledSource(source, task?.mode, conflict);
      return [...checkPaths(source, file, report), ...checkColumns(source, report), ...fitting, ...checkDelimiter(source, report)];
    }),
  );
}

function checkPaths(source: Written, file: string, report: Report): Problem[] {
  return (['path', 'annotations', 'entityList'] as const).flatMap((key) => {
    const path = source[key];
    const resolved = path === undefined ? null : datasetPath(path, file);
    if (path === undefined || resolved === null || 'path' in resolved) return [];
    return [report([...source.at, key], 'bad-path', `The path "${shortened(path)}" ${resolved.message}.`, { hint: resolved.hint })];
  });
}

function checkColumns({ at, columns }: Written, report: Report): Problem[] {
  if (columns === undefined || columns.text !== columns.label) return [];
  const message = `\`columns\` names the same column "${shortened(columns.text)}" for text and label.`;
  return [report([...at, 'columns', 'label'], 'conflicting-settings', message, { hint: 'Name the column that holds the label.' })];
}

function checkDelimiter({ at, delimiter }: Written, report: Report): Problem[] {
  if (delimiter === undefined || !/["\r\n\p{L}\p{N}\p{Cs}]/u.test(delimiter)) return [];
  const message = `\`delimiter\` is ${JSON.stringify(delimiter)}; quotes, line breaks, letters and digits cannot separate fields.`;
  return [report([...at, 'delimiter'], 'bad-delimiter', message, { hint: 'Usual ones: "," ";" "|" and "\\t".' })];
}

const forEntities = ['entity-annotations', 'entity-list', 'conll'];

/** Of a classifier. */
function checkLabelledSource(source: Written, mode: string | undefined, conflict: Conflict): Problem[] {
  const { format, columns, delimiter, labelDelimiter } = source;
  const problems: Problem[] = [];
  const recognizer = 'is for an entity-recognizer, and this task is a classifier.';
  const instead = 'Write `type: entity-recognizer` under `task`, or use a format of a classifier:';
  if (format !== undefined && forEntities.includes(format))
    problems.push(conflict('format', `Format ${format} ${recognizer}`, `${instead} comprehend-csv, csv, tsv, jsonl, augmented-manifest.`));
  for (const key of ['annotations', 'entityList'] as const)
    if (source[key] !== undefined)
      problems.push(conflict(key, `\`${key}\` ${recognizer}`, `Remove it, or write \`type: entity-recognizer\` under \`task\`.`));
  if (columns !== undefined && format === 'comprehend-csv') {
    const message = '`columns` names columns, but a file of format comprehend-csv has no header: label first, then text.';
    problems.push(conflict('columns', message, 'Remove `columns`, or write `format: csv`.'));
  }
  if (delimiter !== undefined && format !== undefined && format !== 'csv') {
    const message = `\`delimiter\` is for format csv; format ${format} has its own.`;
    problems.push(conflict('delimiter', message, 'Remove `delimiter`, or write `format: csv`.'));
  }
  return labelDelimiter === undefined ? problems : [...problems, ...checkLabelDelimiter(source, mode, conflict)];
}

function checkLabelDelimiter({ format, delimiter, labelDelimiter }: Written, mode: string | undefined, conflict: Conflict): Problem[] {
  const problem = (message: string, hint: string) => [conflict('labelDelimiter', message, hint)];
  if (mode !== 'multi-label')
    return problem('`labelDelimiter` is for a multi-label classifier.', 'Remove it, or write `mode: multi-label` under `task`.');
  if (labelDelimiter === ',' && format === 'comprehend-csv')
    return problem('`labelDelimiter` is a comma, which format comprehend-csv does not allow.', 'Write `format: csv`, or use "|".');
  if (labelDelimiter === delimiter)
    return problem(
      `\`delimiter\` and \`labelDelimiter\` are both ${JSON.stringify(delimiter)}.`,
      'One separates fields, the other labels within a field.',
    );
  return [];
}
