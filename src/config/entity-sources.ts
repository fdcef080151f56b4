import type { Problem } from '../problems/problem.ts';
import type { Conflict, Written } from './sources.ts';

/** Formats of plain text, by the setting that names the file beside it. */
const companions = { annotations: 'entity-annotations', entityList: 'entity-list' } as const;

/** What the file beside plain text says. */
const purposes = { annotations: 'the CSV that says where the entities are', entityList: 'the CSV of the entities to find' } as const;

/** The format of a source, which the file beside plain text implies. */
export function formatOf({ format, annotations, entityList }: Pick<Written, 'format' | 'annotations' | 'entityList'>): string | undefined {
  if (annotations !== undefined) return companions.annotations;
  return entityList === undefined ? format : companions.entityList;
}

/** A source of an entity-recognizer: formats that say where entities are, and settings that these formats have. */
export function checkEntitySource(source: Written, conflict: Conflict): Problem[] {
  return [...checkFormat(source, conflict), ...checkCompanions(source, conflict), ...checkRest(source, conflict)];
}

function checkFormat({ format }: Written, conflict: Conflict): Problem[] {
  if (format === undefined || !['comprehend-csv', 'csv', 'tsv'].includes(format)) return [];
  const message = `Format ${format} labels whole documents, and this task is an entity-recognizer.`;
  const hint =
    'Use jsonl, augmented-manifest or conll, or plain text with `annotations` or `entityList`; or write `type: classifier` under `task`.';
  return [conflict('format', message, hint)];
}

function checkCompanions(source: Written, conflict: Conflict): Problem[] {
  const problems: Problem[] = [];
  for (const key of ['annotations', 'entityList'] as const) {
    const format = companions[key];
    if (source[key] === undefined && source.format === format) {
      const message = `Format ${format} needs \`${key}\`, ${purposes[key]}, beside the documents in \`path\`.`;
      problems.push(
        conflict('format', message, `Write \`{ path: data/documents.txt, ${key}: data/${fileName[key]} }\`; the format follows.`),
      );
    } else if (source[key] !== undefined && source.format !== undefined && source.format !== format) {
      const message = `\`${key}\` is for format ${format}, and the format is ${source.format}.`;
      problems.push(conflict(key, message, 'Remove `format`; it follows.'));
    }
  }
  if (source.annotations !== undefined && source.entityList !== undefined) {
    const message = '`annotations` and `entityList` both say where the entities of the same documents are.';
    problems.push(conflict('entityList', message, 'Keep one of the two; other documents belong in another source.'));
  }
  return problems;
}

const fileName = { annotations: 'annotations.csv', entityList: 'entities.csv' } as const;

function checkRest(source: Written, conflict: Conflict): Problem[] {
  const problems: Problem[] = [];
  const format = formatOf(source);
  if (source.columns !== undefined && format !== undefined && ['conll', 'entity-annotations', 'entity-list'].includes(format)) {
    const message = `\`columns\` names members of JSON lines; format ${format} has none.`;
    problems.push(conflict('columns', message, 'Remove `columns`.'));
  }
  if (source.delimiter !== undefined) {
    const message = '`delimiter` is for format csv, which labels whole documents, and this task is an entity-recognizer.';
    problems.push(conflict('delimiter', message, 'Remove `delimiter`; tabs or spaces between columns are recognised.'));
  }
  if (source.labelDelimiter !== undefined) {
    const message = '`labelDelimiter` is for a multi-label classifier, and this task is an entity-recognizer.';
    problems.push(conflict('labelDelimiter', message, 'Remove it.'));
  }
  return problems;
}
