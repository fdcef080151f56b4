import { withBaseOwned } from '../config/base-owned.ts';
import type { Config } from '../config/config.ts';
import { diffDocuments } from '../datasets/diff.ts';
import { changedPaths } from '../git/changes.ts';
import type { Repository } from '../git/repository.ts';
import { isError } from '../problems/problem.ts';
import { overBudget } from '../reconcile/budget.ts';
import { type Desired, desiredState } from '../reconcile/desired.ts';
import type { Model } from '../reconcile/generation.ts';
import type { EvidenceRecord, ServingRecord } from '../reconcile/records.ts';
import { models } from '../reconcile/version.ts';
import type { Influence } from '../report/evidence-report.ts';
import type { ComparedTo, FlywheelReport, Report } from '../report/report.ts';
import { proposedCosts } from './costs.ts';
import { checked, describeFailure, judged, planned, policyOf } from './describe.ts';
import { asEstimate, estimating, isEstimate } from './estimate.ts';
import { inAdvanceOf } from './in-advance.ts';
import { influences } from './influence.ts';
import { type Judges, judgesOf } from './judges.ts';
import { isSound, type Loaded, loadFlywheels } from './load.ts';
import { active, type Production, productionLake } from './production.ts';
import type { Proposal } from './proposal.ts';
import { type InService, type Rehearsal, runPreview } from './rehearsal.ts';
import type { Settings } from './settings.ts';
import { filesAt, requireRepository } from './workspace.ts';

/** Trains what merging would give, scores it against the model in production, and says what the judge says. Writes nothing. */
export async function preview(settings: Settings, propose: (repository: Repository) => Promise<Proposal>): Promise<Report> {
  const repository = await requireRepository(settings);
  const proposal = await propose(repository);
  const changed = new Set(await changedPaths(repository.git, proposal.base, proposal.tree));
  const before = await loadFlywheels(filesAt(repository, proposal.base), settings.config);
  const after = await loadFlywheels(filesAt(repository, proposal.tree), settings.config);
  const flywheels: FlywheelReport[] = [];
  for (const each of after) {
    const base = counterpart(each, before);
    if (touched(each, base, changed)) flywheels.push(await previewOne(settings, repository, proposal, each, base));
  }
  const orphaned = before.flatMap(({ config }) =>
    config !== null && !after.some((each) => each.config?.name === config.name || (each.config === null && each.file === config.file))
      ? [config.name]
      : [],
  );
  return { schemaVersion: 1, command: 'preview', flywheels, ...(orphaned.length === 0 ? {} : { orphaned }) };
}

/** The same flywheel in the base: by name, or by file when it was renamed. */
export const counterpart = (head: Loaded, before: readonly Loaded[]): Loaded | null =>
  before.find((base) => base.config !== null && base.config.name === head.config?.name) ??
  (head.config === null ? (before.find((base) => base.file === head.file) ?? null) : null);

export const touched = (head: Loaded, base: Loaded | null, changed: ReadonlySet<string>): boolean =>
  [head.file, ...head.files, ...(base === null ? [] : [base.file, ...base.files])].some((file) => changed.has(file));

/** What one flywheel is told of a proposal. */
export async function previewOne(
  settings: Settings,
  repository: Repository,
  proposal: Proposal,
  head: Loaded,
  base: Loaded | null,
): Promise<FlywheelReport> {
  const described = {
    ...checked(head),
    commit: proposal.head,
    diff: base === null ? null : diffDocuments(everything(base), everything(head)),
  };
  if (!isSound(head)) return { ...described, verdict: null };
  const { config, edited } = withBaseOwned(head.config, base?.config ?? null);
  const estimate = isEstimate(config);
  // An estimate costs nothing: of Amazon Comprehend the setting speaks of its own training.
  if (config.pullRequests.train !== 'always' && !estimate)
    return { ...described, verdict: null, status: 'done', comparedTo: notTrained(config.pullRequests.train) };
  const declared = judgesOf({ ...head, config: head.config }, config, base);
  const judges = estimate ? judgesOf({ ...head, config: estimating(head.config) }, estimating(config), base) : declared;
  const production = await productionLake(settings, repository, proposal, config, base);
  const rehearsal = await runPreview(settings, production, { judges, declared }, proposal.head);
  const told = rehearsal.inService;
  return {
    ...described,
    ...(told === null ? verdictOf(rehearsal, judges, production, estimate) : verdictInService(rehearsal, told, declared)),
    ...(estimate ? { trainInAdvance: config.pullRequests.train } : {}),
    ...advanceOf(rehearsal, config, proposal.head),
    problems: [...head.problems, ...rehearsal.outcome.problems],
    influence: influenceOf(rehearsal),
    baseOwned: edited,
    ok: described.ok && !rehearsal.outcome.problems.some(isError),
  };
}

/** Only where there is a serving model to compare with: the first model's rows are all new. */
function influenceOf({ outcome }: Rehearsal): Influence[] {
  const { desired, plan, observed } = outcome;
  const active = models(observed).find((model) => model.arn === observed.serving.at(-1)?.model.arn);
  if (active === undefined || plan.verdict === null) return [];
  const searching = plan.verdict.verdict.decision !== 'PROMOTE';
  return influences(desired, (document) => active.trainedOn.has(document.fingerprint), searching);
}

const everything = (loaded: Loaded) => [...loaded.documents.train, ...loaded.documents.test, ...loaded.documents.golden];

const notTrained = (train: string) => ({
  kind: 'none' as const,
  model: null,
  commit: null,
  reason: `pullRequests.train is ${train}: the data is checked and nothing is trained.`,
});

function verdictOf(
  { outcome, first, today: todays, priced, seen, comparedTo, learningVersion }: Rehearsal,
  judges: Judges,
  production: Production,
  estimate: boolean,
): Partial<FlywheelReport> {
  const { plan, observed, desired, failure } = outcome;
  const serving = estimate ? production.serving : observed.serving.at(-1);
  const today = estimate ? asEstimate(todays) : todays;
  const after = estimate ? asEstimate(plan.verdict) : plan.verdict;
  return {
    ...planned(first.desired, first.observed, first.plan, learningVersion),
    ...proposedCosts(first.desired.config, priced, seen),
    ...verdicts({ after, today, desired, judges }),
    ...modelsOf(serving ?? null, plan.situation.candidate),
    ...{ status: outcome.status, changed: false, comparedTo, estimate, policy: policyOf(judges.config) },
    ...(failure === null ? {} : { error: describeFailure(failure) }),
  };
}

/** Trained in advance: the verdict is that of the merge, as long as the base stays. */
function verdictInService(
  { priced, seen, learningVersion }: Rehearsal,
  { look, candidate, after, today }: InService,
  judges: Judges,
): Partial<FlywheelReport> {
  const { desired, observed, plan } = look;
  const serving = observed.serving.at(-1) ?? null;
  return {
    ...planned(desired, observed, plan, learningVersion),
    ...proposedCosts(desired.config, priced, seen),
    ...verdicts({ after, today, desired, judges }),
    ...modelsOf(serving, candidate),
    ...{ status: 'done', changed: false, estimate: false, policy: policyOf(judges.config) },
    comparedTo: serving === null ? unopposed : active(serving),
  };
}

const unopposed: ComparedTo = { kind: 'none', model: null, commit: null, reason: 'Nothing was promoted yet, so the floors decide.' };

/** When a pull request edits its judge, today's decides, and what merging installs is told beside it. */
function verdicts(told: { after: EvidenceRecord | null; today: EvidenceRecord | null; desired: Desired; judges: Judges }) {
  const { after, today, desired, judges } = told;
  const asked = today === null ? desired : desiredState(judges.config, judges.today!, desired.labels, desired.commit);
  return { ...judged(today ?? after, asked), ...(today === null ? {} : { verdictAfterMerge: after?.verdict ?? null }) };
}

const modelsOf = (serving: ServingRecord | null, candidate: Model | null): Partial<FlywheelReport> => ({
  activeModel: serving?.model.arn ?? null,
  activeKey: serving?.model.key ?? null,
  candidateModel: candidate?.arn ?? null,
  key: candidate?.key ?? serving?.model.key ?? null,
  modelDigest: candidate?.modelDigest ?? serving?.model.modelDigest ?? null,
  documents: serving?.model.documents ?? 0,
});

function advanceOf({ first, priced, seen }: Rehearsal, config: Config, head: string): Partial<FlywheelReport> {
  const inAdvance = seen ? inAdvanceOf(first, head) : null;
  if (inAdvance === null) return {};
  // Asked for, and no run of it will find room.
  const refusal = inAdvance.state === 'asked' && priced !== null ? overBudget(config, priced, 'train') : null;
  return { inAdvance: refusal === null ? inAdvance : { ...inAdvance, state: 'refused', reason: refusal.message } };
}
