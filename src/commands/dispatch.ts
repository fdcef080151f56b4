import { Failure } from '../problems/failure.ts';
import { jsonText } from '../report/json.ts';
import type { Report } from '../report/report.ts';
import { terminalText } from '../report/text.ts';
import { apply } from './apply.ts';
import type { Arguments } from './arguments.ts';
import { check } from './check.ts';
import { demo } from './demo.ts';
import { describeFailure } from './describe.ts';
import { exitCode } from './exit-code.ts';
import { exported } from './export.ts';
import { init } from './init.ts';
import { overview, page } from './manual.ts';
import { plan } from './plan.ts';
import { type Predicted, type PredictedText, predict } from './predict.ts';
import { preview } from './preview.ts';
import { promote } from './promote.ts';
import { proposalOf } from './proposal.ts';
import { prune } from './prune.ts';
import { retrain } from './retrain.ts';
import { rollback } from './rollback.ts';
import { type Outside, serve } from './serve.ts';
import type { Settings } from './settings.ts';
import { status } from './status.ts';
import { trainHere } from './train.ts';

/** What the terminal gives beside the arguments. */
export interface Surroundings {
  color: boolean;
  width: number;
  /** Lines of standard input. */
  input: () => Promise<string[]>;
  /** The repository's own examples, beside the built files. */
  examples: string;
  version: string;
  /** For `serve`, which lives longer than one answer. */
  outside: Outside;
}

export interface Answer {
  text: string;
  /** Failures told to people go to standard error, so that a pipe gets results alone. JSON is a result whatever it says. */
  stream: 'stdout' | 'stderr';
  code: number;
}

/** One command, from arguments to the text on standard output and the exit code. */
export async function dispatch({ command, words, options }: Arguments, settings: Settings, surroundings: Surroundings): Promise<Answer> {
  if (options.version === true) return answered(`${surroundings.version}\n`);
  if (command === 'help' || options.help === true)
    return answered(command === 'help' ? (words[0] === undefined ? overview() : page(words[0])) : page(command));
  if (command === 'demo')
    return answered(await demo(settings, { ...surroundings, example: options.example ?? 'news-topics', json: options.json === true }));
  if (command === 'init') {
    const workflow = `${surroundings.examples}/news-topics/.github/workflows/flywheel.yml`;
    return answered(
      await init(settings, { directory: words[0] ?? '.', force: options.force === true, json: options.json === true, workflow }),
    );
  }
  if (command === 'predict') {
    const texts = words.length > 0 ? words : await surroundings.input();
    return answered(predicted(await predict(settings, texts, options.flywheel ?? null, options.model ?? null), options.json === true));
  }
  if (command === 'export') return answered(await exported(settings, words[0], options.flywheel ?? null, options.json === true));
  if (command === 'serve') {
    await serve(options, settings, surroundings.outside);
    return answered('');
  }
  const report = await run({ command, words, options }, settings);
  const text = options.json === true ? jsonText(report) : terminalText(report, surroundings);
  return answered(text, exitCode(report, options['detailed-exitcode'] === true));
}

const answered = (text: string, code = 0): Answer => ({ text, stream: 'stdout', code });

async function run({ command, words, options }: Arguments, settings: Settings): Promise<Report> {
  const only = options.flywheel ?? null;
  const why = options.reason ?? 'asked for on the command line';
  switch (command) {
    case 'check':
      return check(settings);
    case 'plan':
      return plan(settings);
    case 'preview':
      return preview(settings, (repository) =>
        proposalOf(repository, required(options.base, '--base REF', 'the branch that this one is to be merged into')),
      );
    case 'apply':
      return apply(settings);
    case 'train':
      return trainHere(
        settings,
        pullRequestNumber(options['pull-request']),
        required(options.base, '--base REF', 'the branch that this one is to be merged into'),
      );
    case 'retrain':
      return retrain(settings, only, why);
    case 'promote':
      return promote(settings, required(words[0], 'VERSION', 'a version that `flywheel status` shows'), only, why);
    case 'rollback':
      return rollback(settings, words[0] ?? null, only);
    case 'prune':
      return prune(settings, only, options.yes === true);
    case 'status':
    case 'log':
      return status(settings, command);
    default:
      throw new Error(`No command ${command}.`);
  }
}

function pullRequestNumber(text: string | undefined): number {
  if (/^[1-9]\d{0,8}$/.test(required(text, '--pull-request N', 'the number of the pull request that HEAD is proposed by')))
    return Number(text);
  throw new Failure('invalid-argument', `--pull-request is "${text}"; it is a number, e.g. 7.`);
}

function required(value: string | undefined, name: string, what: string): string {
  if (value !== undefined && value !== '') return value;
  throw new Failure('missing-argument', `${name} is missing: ${what}.`);
}

function predicted(answer: Predicted, json: boolean): string {
  if (json) return `${JSON.stringify(answer, null, 2)}\n`;
  return answer.results.map((result) => `${shown(result).join(', ') || 'nothing'}\t${result.text}\n`).join('');
}

function shown(result: PredictedText): string[] {
  const sure = (score: number): string => `${(100 * score).toFixed(1)} %`;
  if ('entities' in result) return result.entities.map(({ type, text, score }) => `${type} “${text}” ${sure(score)}`);
  const given = 'classes' in result ? result.classes.slice(0, 3) : result.labels.filter(({ predicted: one }) => one);
  return given.map(({ name, score }) => `${name} ${sure(score)}`);
}

/** A failure in the shape of every other answer. */
export function failureAnswer(failure: Failure, command: string, json: boolean): Answer {
  const error = describeFailure(failure);
  if (json) return answered(jsonText({ schemaVersion: 1, command, flywheels: [], error }), 1);
  return { text: `flywheel: ${failure.message}${failure.hint === undefined ? '' : `\n  ${failure.hint}`}\n`, stream: 'stderr', code: 1 };
}
