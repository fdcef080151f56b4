import type { Verdict } from '../promotion/verdict.ts';
import { merging, waiting } from './merging.ts';
import { activeName, short } from './model-name.ts';
import { count } from './numbers.ts';
import { pruned } from './prune-lines.ts';
import type { FlywheelReport } from './report.ts';
import { asSentence, minute, stays } from './sentences.ts';
import { condition, decidingVerdict, decisionOf, isWhatServes, type Situation, situationOf } from './situation.ts';
import { underway } from './underway.ts';

/** The verdict in words, for every surface: the comment's first lines, the check's title, the terminal's first lines. Plain text, not escaped. */
export interface Headline {
  situation: Situation;
  /** A few words: `PROMOTE on merge`. */
  title: string;
  /** Sentences, most important first: what was decided, the number that decided it, what happens next. */
  sentences: string[];
}

export function headline(flywheel: FlywheelReport): Headline {
  const situation = situationOf(flywheel);
  return { situation, ...told[situation](flywheel) };
}

type Telling = (flywheel: FlywheelReport) => Omit<Headline, 'situation'>;

const told: Record<Situation, Telling> = {
  failed: ({ error }) => ({
    title: 'failed',
    sentences: [error?.message ?? 'The run failed.', ...(error?.hint ? [error.hint] : []), 'The active model is untouched.'],
  }),
  problems: ({ problems }) => ({
    title: 'problems in the files',
    sentences: [`${problemCounts(problems)}.`, 'Nothing was trained; fix the lines below and push again.'],
  }),
  superseded: ({ commit }) => ({
    title: 'superseded',
    sentences: [
      `${commit ? `Commit ${short(commit)}` : 'This commit'} is not the tip of the default branch, and only the tip is applied.`,
      'This run wrote nothing.',
    ],
  }),
  refused: ({ error, conditions, status, changes }) => ({
    title: 'refused',
    sentences: [
      error?.message ??
        conditions?.find(({ type, status }) => type === 'Stalled' && status === 'True')?.message ??
        'A guard refused the plan.',
      ...(error?.hint ? [error.hint] : []),
      // What a run did before it was refused stands below.
      status !== undefined && (changes ?? []).length > 0 ? 'What stands below was done before, and stays.' : 'Nothing was written.',
    ],
  }),
  suspended: () => ({
    title: 'suspended',
    sentences: ['`suspend: true` is set in flywheel.yaml.', 'Nothing is written until it is removed.'],
  }),
  training: underway,
  applied,
  kept: (flywheel) => ({
    title: `${decisionWords(flywheel)}, the active model stays`,
    sentences: [...decided(flywheel), ...(waiting(flywheel) ?? stays(flywheel, 'still serves'))],
  }),
  judged: (flywheel) => ({
    title: `${decisionWords(flywheel)}${decisionOf(flywheel) === 'PROMOTE' && !flywheel.estimate && waiting(flywheel) === null ? ' on merge' : ''}`,
    sentences: [...decided(flywheel), merging(flywheel)],
  }),
  planned: (flywheel) => ({
    title: count(flywheel.changes?.length ?? 0, 'change'),
    sentences: [
      'Applying makes the changes below.',
      ...(condition(flywheel, 'Suspended') ? ['`suspend: true` is set: nothing is written until it is removed.'] : []),
    ],
  }),
  pinned: (flywheel) => ({
    title: `model ${short(flywheel.key) ?? ''} is pinned`,
    sentences: [`${flywheel.file} now pins model ${short(flywheel.key) ?? ''}.`, 'Commit it: merging the change is the rollback.'],
  }),
  checked: (flywheel) => ({
    title: `data checked${worst(flywheel.problems)}`,
    sentences: [
      `${flywheel.problems.length === 0 ? 'No problem in the files' : problemCounts(flywheel.problems)}.`,
      ...(flywheel.comparedTo ? [asSentence(flywheel.comparedTo.reason)] : []),
    ],
  }),
  pruned,
  unchanged: (flywheel) => ({
    title: 'no change',
    sentences: ['Nothing to train and nothing to promote.', ...stays(flywheel, 'still serves')],
  }),
};

function worst(problems: FlywheelReport['problems']): string {
  if (problems.length === 0) return '';
  return problems.every(({ severity }) => severity === 'notice') ? ', with notices' : ', with warnings';
}

function applied(flywheel: FlywheelReport): Omit<Headline, 'situation'> {
  const [now, before] = newestFirst(flywheel);
  const model = activeName(flywheel) ?? short(flywheel.key) ?? 'the new model';
  const from =
    before === undefined
      ? '; it is the first model'
      : `, ${now?.decision === 'rollback' ? 'rolled back' : 'promoted'} from ${short(before.key)}`;
  const since = now === undefined ? '' : ` since ${minute(now.at)}${from}`;
  // Of a pin the condition says it all.
  const asked =
    now !== undefined && wasAskedFor(flywheel) ? [`${now.by} asked for it: ${asSentence(now.why)}`] : decided(flywheel).slice(0, 1);
  const why = now?.decision === 'pin' ? [] : asked;
  const pinned = condition(flywheel, 'Pinned');
  const sentences = [`Model ${model} serves${since}.`, ...again(flywheel), ...why, ...(pinned ? [pinned.message] : [])];
  return { title: `model ${model} serves`, sentences };
}

/** Same documents, same model: a new attempt at what serves has nothing to be judged. */
function again(flywheel: FlywheelReport): string[] {
  const { candidateModel } = flywheel;
  if (candidateModel == null || candidateModel === flywheel.activeModel || !isWhatServes(flywheel)) return [];
  return ['A new attempt at its documents has its key and its verdict: the version that serves goes on.'];
}

const newestFirst = ({ history }: FlywheelReport) => [...(history ?? [])].sort((a, b) => b.number - a.number);

/** What serves was asked for by somebody or by a pin: no verdict is behind it, and none is shown. */
export function wasAskedFor(flywheel: FlywheelReport): boolean {
  const [now] = newestFirst(flywheel);
  return now !== undefined && now.decision !== 'verdict' && now.decision !== 'first';
}

/** What to call the model that the candidate is compared with: after a promotion, the one before. */
export function comparedName(flywheel: FlywheelReport): string | null {
  if (flywheel.comparedTo !== undefined) return flywheel.comparedTo.model;
  return situationOf(flywheel) === 'applied' ? short(newestFirst(flywheel)[1]?.key) : activeName(flywheel);
}

/** The judge's first reason carries the number that decided; PROMOTE adds how the gates stand. */
function decided(flywheel: FlywheelReport): string[] {
  const deciding = decidingVerdict(flywheel);
  if (deciding === null) return [];
  const first = deciding.reasons.slice(0, 1).map(asSentence);
  return deciding.decision === 'PROMOTE' && deciding.gates.length > 0 ? [...first, gates(deciding)] : first;
}

export const decisionWords = (flywheel: FlywheelReport): string =>
  `${(decisionOf(flywheel) ?? '').replace('_', ' ')}${flywheel.estimate ? ' (estimate)' : ''}`;

function gates(verdict: Verdict): string {
  const passed = verdict.gates.filter(({ pass }) => pass).length;
  const inherited = verdict.gates.filter(({ pass, inherited }) => !pass && inherited).length;
  const warned = verdict.gates.length - passed - inherited;
  return `${passed} of ${count(verdict.gates.length, 'gate')} pass${inherited > 0 ? `, ${inherited} missed by the active model too` : ''}${warned > 0 ? `, ${warned} with too few documents to tell` : ''}.`;
}

export function problemCounts(problems: FlywheelReport['problems']): string {
  const of = (severity: string): number => problems.filter((problem) => problem.severity === severity).length;
  const parts = ['error', 'warning', 'notice'].flatMap((severity) => (of(severity) > 0 ? [count(of(severity), severity)] : []));
  const files = new Set(problems.map(({ file }) => file)).size;
  return `${parts.join(', ')} in ${count(files, 'file')}`;
}
