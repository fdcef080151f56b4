import type { Problem } from '../problems/problem.ts';
import type { Report } from './rules.ts';
import type { Sound } from './shape.ts';
import { closest } from './suggestion.ts';
import { shortened } from './tree.ts';

/** The task: labels that data can carry and that the service takes, and settings that fit the task's type. */
export function checkTask({ task }: Sound, report: Report, reportKey: Report): Problem[] {
  if (task === undefined) return [];
  const labels = task.labels ?? [];
  return [
    ...labels.flatMap((label, index) => checkLabel(label, task.mode, ['task', 'labels', index], report)),
    ...duplicates(labels, report),
    ...checkRenamed(task.renamed ?? {}, task.labels, report, reportKey),
    ...misplaced(task, reportKey),
  ];
}

function checkLabel(label: string, mode: string | undefined, at: (string | number)[], report: Report): Problem[] {
  if (mode === 'multi-label' && label.includes('|')) {
    const message = `The label "${shortened(label)}" contains "|", which separates the labels of a document.`;
    return [report(at, 'bad-label', message, { hint: 'Choose another name, here and in the data.' })];
  }
  // Amazon Comprehend's LabelListItem: ^\P{C}*$, which leaves out controls, formats, private and unassigned characters.
  if (/\p{C}/u.test(label)) {
    const message = `The label "${shortened(label)}" contains a character that cannot be seen or printed.`;
    return [report(at, 'bad-label', message, { hint: 'Type the label anew, here and in the data.' })];
  }
  if (label.trim() === label) return [];
  const message = `The label "${shortened(label)}" has a space at its beginning or end.`;
  return [report(at, 'bad-label', message, { hint: 'Remove the space; labels in data files are read without.' })];
}

function duplicates(labels: readonly string[], report: Report): Problem[] {
  const first = new Map<string, number>();
  return labels.flatMap((label, index) => {
    const earlier = first.get(label);
    if (earlier === undefined) first.set(label, index);
    if (earlier === undefined) return [];
    const message = `The label "${shortened(label)}" is declared twice, as number ${earlier + 1} and number ${index + 1} of \`task.labels\`.`;
    return [report(['task', 'labels', index], 'duplicate-label', message, { hint: 'Remove one of the two.' })];
  });
}

function checkRenamed(
  renamed: Record<string, string>,
  labels: readonly string[] | undefined,
  report: Report,
  reportKey: Report,
): Problem[] {
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
      const message = `\`task.renamed\` says that "${from}" is now "${to}", but \`task.labels\` still declares "${from}".`;
      problems.push(reportKey(at, 'bad-renaming', message, { hint: `Remove "${from}" from \`task.labels\`, or this line.` }));
    }
    if (Object.hasOwn(renamed, target)) {
      const message = `\`task.renamed\` maps "${from}" to "${to}", which is itself renamed to "${shortened(renamed[target]!)}".`;
      problems.push(report(at, 'bad-renaming', message, { hint: 'Map every old label to the name it has today.' }));
    } else if (labels !== undefined && !labels.includes(target)) {
      const message = `\`task.renamed\` maps "${from}" to "${to}", which \`task.labels\` does not declare.`;
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

function misplaced(task: NonNullable<Sound['task']>, reportKey: Report): Problem[] {
  if (task.type === 'entity-recognizer') return [];
  const conflict = (key: string, owner: string, hint: string) =>
    reportKey(['task', key], 'conflicting-settings', `\`task.${key}\` is for ${owner}, and this task is a classifier.`, { hint });
  const problems: Problem[] = [];
  if (task.entities !== undefined) problems.push(conflict('entities', 'an entity-recognizer', 'A classifier has `labels`.'));
  if (task.threshold !== undefined && task.mode !== 'multi-label')
    problems.push(conflict('threshold', 'a multi-label classifier', 'Remove the line.'));
  return problems;
}
