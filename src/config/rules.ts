import type { Problem } from '../problems/problem.ts';
import { checkTask, declared, labelWords } from './labels.ts';
import { checkLake } from './lake.ts';
import type { Locator, Path } from './locate.ts';
import { type Details, problemAt } from './place.ts';
import { checkRegion } from './regions.ts';
import type { Rule } from './rule.ts';
import type { Sound } from './shape.ts';
import { checkSources } from './sources.ts';
import { shortened } from './tree.ts';

/** Makes a problem at a setting. */
export type Report = (path: Path, rule: Rule, message: string, details?: Details) => Problem;

/** What a shape cannot say. Works on whatever part of the file has the right shape. */
export function checkRules(raw: Sound, file: string, locator: Locator): Problem[] {
  const report: Report = (path, rule, message, details) => problemAt(file, locator.value(path), rule, message, details);
  return [
    ...checkTask(raw, report, (path, rule, message, details) => problemAt(file, locator.key(path), rule, message, details)),
    ...checkSources(raw, file, report),
    ...checkPromotion(raw, report),
    ...checkLake(raw, file, report),
    ...checkRegion(raw, report),
    ...checkAdopt(raw, report),
    ...checkEndpoint(raw, report),
    ...checkBudget(raw, report),
  ];
}

function checkPromotion({ promotion, task }: Sound, report: Report): Problem[] {
  const problems: Problem[] = [];
  if (promotion?.require === 'non-inferior' && promotion.maximumDrop !== undefined && !(promotion.maximumDrop.f1! > 0)) {
    const message = '`require: non-inferior` needs `maximumDrop.f1` above 0: it is the margin of the test.';
    problems.push(
      report(['promotion', 'require'], 'conflicting-settings', message, { hint: 'Add it, for example `maximumDrop: { f1: 0.01 }`.' }),
    );
  }
  const { key, noun } = labelWords(task);
  const labels = task?.[key];
  for (const label of labels === undefined ? [] : Object.keys(promotion?.minimumPerLabel ?? {})) {
    if (label === 'default' || labels!.includes(label)) continue;
    const message = `\`promotion.minimumPerLabel\` names the ${noun} "${shortened(label)}", which \`task.${key}\` does not declare.`;
    problems.push(report(['promotion', 'minimumPerLabel', label], 'undeclared-label', message, { hint: declared(label, labels!) }));
  }
  return problems;
}

function checkEndpoint({ name, endpoint, engine }: Sound, report: Report): Problem[] {
  const none = endpoint === null || (endpoint === undefined && engine?.comprehend !== undefined);
  if (name === undefined || name.length <= 40 || none || endpoint?.name !== undefined) return [];
  const message = `The endpoint is named after the flywheel, whose name has ${name.length} characters; an endpoint's may have 40.`;
  return [
    report(['name'], 'too-long', message, {
      hint: 'Set `endpoint: { name: … }`, choose a shorter name, or write `endpoint: null` for none.',
    }),
  ];
}

/** What a flywheel of another region trained cannot be asked from here. */
function checkAdopt({ engine }: Sound, report: Report): Problem[] {
  const { adopt, region } = engine?.comprehend ?? {};
  const there = adopt?.split(':')[3];
  if (there === undefined || region === undefined || there === region) return [];
  const message = `\`engine.comprehend.adopt\` names a flywheel in ${there}, and \`engine.comprehend.region\` is ${region}.`;
  return [
    report(['engine', 'comprehend', 'adopt'], 'conflicting-settings', message, {
      hint: 'Models do not leave their region: work in the region of the flywheel.',
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
