import { LostRace } from '../comprehend/storage.ts';
import type { Failure } from '../problems/failure.ts';
import type { Problem } from '../problems/problem.ts';
import { recordApplied } from './applied.ts';
import { type Asker, applyChange } from './apply.ts';
import type { Backend } from './backend.ts';
import { type Bill, billed, newBill } from './billing.ts';
import { type Change, describeChange } from './change.ts';
import type { Cost } from './cost.ts';
import type { Desired } from './desired.ts';
import { recordVanished } from './endpoint-lives.ts';
import { writeFacts } from './flywheel-facts.ts';
import { guard } from './guard.ts';
import { type Look, look } from './look.ts';
import type { Observed } from './observe.ts';
import type { Plan } from './plan.ts';
import { datasetFailure, isNotNow, mostRefusals, refused, stalledFailure } from './refusal.ts';
import { recordSettled } from './settled.ts';
import { failedSince } from './training.ts';

/** A whole story (first model, a promotion, an endpoint) takes a dozen rounds; more than this is a plan that never settles. */
const mostRounds = 60;
const mostRaces = 10;

export interface Run {
  backend: Backend;
  /** Desired state, given the labels that the newest flywheel of the service has (null before the first). */
  desired: (known: readonly string[] | null) => Desired;
  asker: Asker;
  /** Records what somebody asked for beside what the files say; called again when a race was lost, and must then not ask twice. */
  ask?: () => Promise<void>;
  /** A preview stops before anything is promoted. */
  promote: boolean;
  /** False when another commit is the tip by now: then nothing is promoted any more. */
  isTip: () => Promise<boolean>;
  /** Somebody outside the lake knows that a model was promoted. */
  deployed: boolean;
  /** Called before each change. */
  progress: (line: string) => void;
  /** Seconds to wait in all while the service is busy; 0 starts, waits for what is over soon, and leaves. */
  patience: number;
}

export interface Outcome {
  status: 'done' | 'training' | 'scoring' | 'superseded' | 'suspended' | 'refused' | 'failed';
  desired: Desired;
  /** As it was when the run began. */
  before: Observed;
  observed: Observed;
  plan: Plan;
  applied: Change[];
  problems: Problem[];
  failure: Failure | null;
  /** Of what this run carried out; null where nothing of it costs. */
  cost: Cost | null;
}

/** Where a run stands between two steps. */
interface Course {
  applied: Change[];
  before: Observed | null;
  /** Seconds that it has waited for the service. */
  waited: number;
  /** Looks in a row that found the service busy. */
  waits: number;
  /** Times in a row that the service did not take a change. */
  refusals: number;
  /** The last line of progress. */
  told: string;
  bill: Bill;
}

/** Most states end within seconds or take an hour: a service that is asked more often than this answers that it is asked too often. */
const longestPause = 15;

/** Observe, plan, guard, apply one change, settle; again until nothing is left. */
export async function reconcile(run: Run): Promise<Outcome> {
  const course: Course = { applied: [], before: null, waited: 0, waits: 0, refusals: 0, told: '', bill: newBill() };
  let asked = false;
  let races = 0;
  for (let round = 0; round < mostRounds; round += course.waits === 0 ? 1 : 0) {
    try {
      if (!asked) await run.ask?.();
      asked = true;
      const outcome = await step(run, course);
      if (outcome !== null) return outcome;
    } catch (error) {
      if (!(error instanceof LostRace) || ++races > mostRaces) throw error;
      // What was put and not published is gone, and with it what was asked for.
      course.applied = [];
      // Whoever was faster may have spent what there was room for.
      course.bill.priced.clear();
      asked = false;
    }
  }
  const last = JSON.stringify(course.applied.map(describeChange).at(-1));
  throw new Error(`Flywheel did not settle in ${mostRounds} rounds; the last change was ${last}.`);
}

/** One look and at most one change; an outcome when there is nothing more to do. */
async function step(run: Run, course: Course): Promise<Outcome | null> {
  const state = await look(run);
  const first = course.before === null;
  course.before ??= state.observed;
  const end = (status: Outcome['status'], failure: Failure | null = null): Outcome => ({
    ...state,
    status,
    failure,
    before: course.before!,
    applied: course.applied,
    cost: course.bill.cost,
  });
  if (state.problems.length > 0) return end('refused');
  if (state.desired.config.suspend) return end('suspended');
  if (first && run.promote) await recordVanished(run.backend, state.observed.name, state.observed.endpoint);
  const refusal = guard(state.plan, state.desired, state.observed, run.deployed);
  if (refusal !== null) return end('refused', refusal);
  const change = state.plan.changes.find((each) => run.promote || !afterVerdict.includes(each.kind));
  const lost = failedSince(state.desired, course.before, state.observed);
  if (lost !== undefined && change?.kind.startsWith('create-') === true) return end('failed', datasetFailure(lost));
  if (change?.kind === 'promote' && !(await run.isTip())) return end('superseded');
  if (change !== undefined) {
    const unaffordable = await billed(run.backend, course.bill, state, change);
    if (unaffordable !== null) return end('refused', unaffordable);
    if ((await carryOut(run, course, state, change)) || (await waited(run, course))) return null;
    await run.backend.storage.publish(publishMessage(state.desired, course.applied));
    return end('scoring');
  }
  const { stalled, waiting } = state.plan;
  if (stalled === null && waiting !== null && (await waited(run, course, waiting.brief))) return null;
  if (run.promote) await writeFacts(run.backend, state.observed);
  if (run.promote && stalled === null && waiting === null) {
    await recordApplied(run.backend, state.desired, state.observed, state.plan.situation.candidate?.key ?? null);
    await recordSettled(run.backend, state.desired, state.observed);
  }
  await run.backend.storage.publish(publishMessage(state.desired, course.applied));
  return stalled === null ? end(waiting === null ? 'done' : 'training') : end('failed', stalledFailure(stalled));
}

/**
 * Gives the service time: the more, the longer nothing changed. False when there is none left.
 * @param brief what is waited for is over soon, and has a patience of its own
 */
async function waited({ backend, patience }: Run, course: Course, brief = false): Promise<boolean> {
  const left = (brief ? Math.max(patience, backend.briefPatience) : patience) - course.waited;
  if (left <= 0) return false;
  const seconds = Math.min(longestPause, 2 ** course.waits, left);
  course.waited += seconds;
  course.waits++;
  await backend.wait(seconds);
  return true;
}

/** What a preview stops before. */
const afterVerdict: Change['kind'][] = ['promote', 'adopt', 'update-flywheel', 'create-endpoint', 'update-endpoint'];

/** False when a judge still waits for answers: nothing is changed yet. */
async function carryOut(run: Run, course: Course, { desired, observed }: Look, change: Change): Promise<boolean> {
  const line = `${describeChange(change).sign} ${change.kind} ${change.target}: ${change.reason}`;
  if (line !== course.told) run.progress(line);
  course.told = line;
  try {
    if ((await applyChange(run.backend, desired, observed, change, run.asker)) !== null) return false;
  } catch (error) {
    if (!isNotNow(error)) throw error;
    if (++course.refusals > mostRefusals) throw refused(change, error);
    await run.backend.wait(2 ** (course.refusals - 1));
    return true;
  }
  course.applied.push(change);
  course.waits = 0;
  course.refusals = 0;
  if (change.kind !== 'train') return true;
  await waited(run, course);
  // Training is what costs: it is kept whatever happens to the rest of the run.
  await run.backend.storage.publish(`${desired.config.name}: train ${desired.contentKey.slice(0, 8)}`);
  return true;
}

const publishMessage = (desired: Desired, applied: Change[]): string =>
  `${desired.config.name}: ${applied.length === 0 ? 'nothing to change' : applied.map((change) => `${change.kind} ${change.target}`).join(', ')}`;
