import type { Problem } from '../problems/problem.ts';
import { checkBoundaries } from './checks/boundaries.ts';
import { checkConflicts } from './checks/conflicts.ts';
import { checkContent } from './checks/content.ts';
import { checkDrift } from './checks/drift.ts';
import { checkDuplicates } from './checks/duplicates.ts';
import { checkEntityLimits } from './checks/entity-limits.ts';
import { checkTypes } from './checks/entity-types.ts';
import { checkLabels } from './checks/labels.ts';
import { checkLeakage } from './checks/leakage.ts';
import { checkLimits } from './checks/limits.ts';
import { at, atSetting, type Datasets, prepare } from './checks/material.ts';
import { checkMissed } from './checks/missed.ts';
import { problemList } from './problem-list.ts';
import { counted, quoted } from './wording.ts';

/** What the data show before any training, sorted by position. Errors mean that no model can be trained of them as declared. */
export function checkDatasets(datasets: Datasets): Problem[] {
  const problems = problemList();
  const material = prepare(datasets, (problem) => problems.add(problem));
  if (datasets.train.length === 0) {
    problems.add({
      ...{ ...atSetting(datasets, 'datasets.train'), rule: 'no-train-documents', severity: 'error' },
      message: 'There are no TRAIN documents.',
      hint: 'Add labelled documents to the files that datasets.train names.',
    });
    return problems.all();
  }
  if (datasets.entities === true) {
    for (const check of ofEntities) check(material);
    return problems.all();
  }
  if (material.trainCounts.size === 1) {
    problems.add({
      ...{ ...at(datasets.train[0]!), rule: 'one-label', severity: 'error' },
      message: `All ${counted(datasets.train.length, 'TRAIN document')} carry the label ${quoted(datasets.train[0]!.labels[0]!)}; a classifier needs at least 2 labels.`,
      hint: 'Add documents with other labels.',
    });
  }
  for (const check of ofLabels) check(material);
  return problems.all();
}

const ofBoth = [checkDuplicates, checkLeakage, checkContent, checkDrift];
const ofLabels = [checkLabels, checkLimits, ...ofBoth];
const ofEntities = [checkTypes, checkBoundaries, checkConflicts, checkMissed, checkEntityLimits, ...ofBoth];
