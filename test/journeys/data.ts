import { csv, moreRows, rows, testRows, trainRows, yaml } from '../commands/sandbox.ts';
import type { Files } from '../github/fake/repository.ts';

/** One flywheel, its lake on a branch: the shortest file that a team would commit. */
export const firstFiles = (changes: Files = {}): Files => ({
  'flywheel.yaml': yaml(),
  'data/train/first.csv': csv(trainRows),
  'data/test.csv': csv(testRows),
  ...changes,
});

/** More of the same: no worse. */
export const better: Files = { 'data/train/second.csv': csv(moreRows) };
export const evenBetter: Files = { 'data/train/third.csv': csv(rows(6, 'third')) };
/** So many wrong labels that the model gets worse. */
export const worse: Files = { 'data/train/archive.csv': csv(rows(40, 'archive', true)) };

/** A second flywheel beside the first, in a folder of its own. */
export const second: Files = {
  'search/flywheel.yaml': yaml('', 'search'),
  'search/data/train/first.csv': csv(rows(12, 'search first')),
  'search/data/test.csv': csv(rows(10, 'search held out')),
};
export const secondBetter: Files = { 'search/data/train/second.csv': csv(rows(6, 'search second')) };
