import type { Problem } from '../problems/problem.ts';
import type { Report } from './rules.ts';
import type { Sound } from './shape.ts';
import { closest } from './suggestion.ts';
import { shortened } from './tree.ts';

/** How the labels of a task are called: where they are declared, and what one of them is. */
export interface LabelWords {
  key: 'labels' | 'entities';
  noun: 'label' | 'entity type';
}

export const labelWords = (task: Sound['task']): LabelWords =>
  task?.type === 'entity-recognizer' ? { key: 'entities', noun: 'entity type' } : { key: 'labels', noun: 'label' };

/** The task: labels that data can carry and that the service takes, and settings that fit the task's type. */
export function checkTask({ task }: Sound, report: Report, reportKey: Report): Problem[] {
  if (task === undefined) return [];
  const words = labelWords(task);
  const labels = task[words.key] ?? [];
  return [
    ...labels.flatMap((label, index) => checkLabel(label, task, ['task', words.key, index], report)),
    ...duplicates(labels, words, report),
    ...checkRenamed(task, report, reportKey),
    ...misplaced(task, reportKey),
  ];
}

type Task = NonNullable<Sound['task']>;

function checkLabel(label: string, task: Task, at: (string | number)[], report: Report): Problem[] {
  const { noun } = labelWords(task);
  const bad = (what: string, hint: string) => [report(at, 'bad-label', `The ${noun} "${shortened(label)}" ${what}.`, { hint })];
  const rename = 'Choose another name, here and in the data.';
  if (task.type === 'entity-recognizer') {
    if (label.includes('|')) return bad('contains "|", which separates types where several are named together', rename);
    // Amazon Comprehend's EntityTypeName: ^(?![^\n\r\t,]*\\n|\\r|\\t)[^\n\r\t,]+$, which leaves out a written `\n`, too.
    if (!/^(?![^\n\r\t,]*\\n|\\r|\\t)[^\n\r\t,]+$/.test(label))
      return bad('contains a comma, a tab or a line break, which Amazon Comprehend does not take', rename);
  } else if (task.mode === 'multi-label' && label.includes('|'))
    return bad('contains "|", which separates the labels of a document', rename);
  // Amazon Comprehend's LabelListItem: ^\P{C}*$, which leaves out controls, formats, private and unassigned characters.
  if (/\p{C}/u.test(label)) return bad('contains a character that cannot be seen or printed', 'Type it anew, here and in the data.');
  return label.trim() === label
    ? []
    : bad('has a space at its beginning or end', `Remove the space; ${noun}s in data files are read without.`);
}

function duplicates(labels: readonly string[], { key, noun }: LabelWords, report: Report): Problem[] {
  const first = new Map<string, number>();
  return labels.flatMap((label, index) => {
    const earlier = first.get(label);
    if (earlier === undefined) first.set(label, index);
    if (earlier === undefined) return [];
    const message = `The ${noun} "${shortened(label)}" is declared twice, as number ${earlier + 1} and number ${index + 1} of \`task.${key}\`.`;
    return [report(['task', key, index], 'duplicate-label', message, { hint: 'Remove one of the two.' })];
  });
}

function checkRenamed(task: Task, report: Report, reportKey: Report): Problem[] {
  const { key, noun } = labelWords(task);
  const { renamed = {}, [key]: labels } = task;
  return Object.entries(renamed).flatMap(([old, target]) => {
    const [from, to] = [shortened(old), shortened(target)];
    const at = ['task', 'renamed', old];
    if (old === target) {
      return [
        report(at, 'bad-renaming', `\`task.renamed\` maps "${from}" to itself.`, { hint: 'Remove the line, or write the new name.' }),
      ];
    }
    const problems: Problem[] = [];
    if (labels?.includes(old)) {
      const message = `\`task.renamed\` says that "${from}" is now "${to}", but \`task.${key}\` still declares "${from}".`;
      problems.push(reportKey(at, 'bad-renaming', message, { hint: `Remove "${from}" from \`task.${key}\`, or this line.` }));
    }
    if (Object.hasOwn(renamed, target)) {
      const message = `\`task.renamed\` maps "${from}" to "${to}", which is itself renamed to "${shortened(renamed[target]!)}".`;
      problems.push(report(at, 'bad-renaming', message, { hint: `Map every old ${noun} to the name it has today.` }));
    } else if (labels !== undefined && !labels.includes(target)) {
      const message = `\`task.renamed\` maps "${from}" to "${to}", which \`task.${key}\` does not declare.`;
      problems.push(report(at, 'undeclared-label', message, { hint: declared(target, labels) }));
    }
    return problems;
  });
}

/** What to do about a label that is not declared. */
export function declared(label: string, labels: readonly string[]): string {
  const likely = closest(label, labels);
  const shown = labels.slice(0, 10).map((one) => shortened(one));
  const more = labels.length > 10 ? `, … ${labels.length - 10} more` : '';
  return `${likely === null ? '' : `Did you mean "${shortened(likely)}"? `}Declared: ${shown.join(', ')}${more}.`;
}

function misplaced(task: Task, reportKey: Report): Problem[] {
  const recognizer = task.type === 'entity-recognizer';
  const is = `and this task is ${recognizer ? 'an entity-recognizer' : 'a classifier'}.`;
  const conflict = (key: keyof Task, owner: string, hint: string) =>
    task[key] === undefined ? [] : [reportKey(['task', key], 'conflicting-settings', `\`task.${key}\` is for ${owner}, ${is}`, { hint })];
  if (recognizer)
    return [
      ...conflict('labels', 'a classifier', 'An entity-recognizer has `entities`.'),
      ...conflict('mode', 'a classifier', 'Remove the line.'),
      ...conflict('threshold', 'a multi-label classifier', 'Remove the line.'),
    ];
  return [
    ...conflict('entities', 'an entity-recognizer', 'A classifier has `labels`; to recognise entities, write `type: entity-recognizer`.'),
    ...(task.mode === 'multi-label' ? [] : conflict('threshold', 'a multi-label classifier', 'Remove the line.')),
  ];
}
