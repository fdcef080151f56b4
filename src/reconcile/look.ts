import type { Problem } from '../problems/problem.ts';
import { ofTheBranch } from './advance.ts';
import type { Backend } from './backend.ts';
import { type Desired, undeclaredLabels } from './desired.ts';
import { type Observed, observe } from './observe.ts';
import { type Plan, plan } from './plan.ts';

interface Looking {
  backend: Backend;
  /** Desired state, given the labels that the newest flywheel of the service has (null before the first). */
  desired: (known: readonly string[] | null) => Desired;
}

/** One look: what is there, what is wanted, and what that asks for. Writes nothing. */
export async function look(run: Looking): Promise<Look> {
  const afresh = new Set<string>();
  for (;;) {
    const seen = await lookOnce(run, afresh);
    const { candidate, working } = seen.plan.situation;
    // Where work goes on, what is written down may be behind.
    const known = candidate === null && working !== null && working.properties !== null && working.asked === null;
    if (!known) return seen;
    afresh.add(working.record.flywheelName);
  }
}

/** What one look saw. */
export interface Look {
  observed: Observed;
  desired: Desired;
  plan: Plan;
  problems: Problem[];
}

async function lookOnce(run: Looking, afresh: ReadonlySet<string>): Promise<Look> {
  const first = run.desired(null);
  const observed = await observe(run.backend, first.config, afresh);
  const known =
    ofTheBranch(observed).findLast((generation) => generation.properties !== null)?.record.labels ?? observed.inherited?.labels ?? null;
  const desired = known === null ? first : run.desired(known);
  return { observed, desired, plan: plan(desired, observed, { strict: run.backend.strict }), problems: undeclaredLabels(desired) };
}
