import { withBaseOwned } from '../config/base-owned.ts';
import { diffDocuments } from '../datasets/diff.ts';
import { changedPaths } from '../git/changes.ts';
import type { Repository } from '../git/repository.ts';
import { isError } from '../problems/problem.ts';
import { desiredState } from '../reconcile/desired.ts';
import { models } from '../reconcile/version.ts';
import type { FlywheelReport, Influence, Report } from '../report/report.ts';
import { proposedCosts } from './costs.ts';
import { checked, describeFailure, judged, planned, policyOf } from './describe.ts';
import { asEstimate, estimating, isEstimate } from './estimate.ts';
import { influences } from './influence.ts';
import { type Judges, judgesOf } from './judges.ts';
import { isSound, type Loaded, loadFlywheels } from './load.ts';
import { type Production, productionLake } from './production.ts';
import type { Proposal } from './proposal.ts';
import { runPreview } from './rehearsal.ts';
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
const counterpart = (head: Loaded, before: readonly Loaded[]): Loaded | null =>
  before.find((base) => base.config !== null && base.config.name === head.config?.name) ??
  (head.config === null ? (before.find((base) => base.file === head.file) ?? null) : null);

const touched = (head: Loaded, base: Loaded | null, changed: ReadonlySet<string>): boolean =>
  [head.file, ...head.files, ...(base === null ? [] : [base.file, ...base.files])].some((file) => changed.has(file));

async function previewOne(
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
  const judges = estimate
    ? judgesOf({ ...head, config: estimating(head.config) }, estimating(config), base)
    : judgesOf({ ...head, config: head.config }, config, base);
  const production = await productionLake(settings, repository, proposal, config, base);
  const rehearsal = await runPreview(settings, production, judges, proposal.head);
  return {
    ...described,
    ...verdictOf(rehearsal, judges, production, estimate),
    problems: [...head.problems, ...rehearsal.outcome.problems],
    comparedTo: rehearsal.comparedTo,
    influence: influenceOf(rehearsal),
    estimate,
    baseOwned: edited,
    ok: described.ok && !rehearsal.outcome.problems.some(isError),
  };
}

/** Only where there is a serving model to compare with: the first model's rows are all new. */
function influenceOf({ outcome }: Awaited<ReturnType<typeof runPreview>>): Influence[] {
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
  { outcome, first, today: todays, priced, seen, learningVersion }: Awaited<ReturnType<typeof runPreview>>,
  judges: Judges,
  production: Production,
  estimate: boolean,
): Partial<FlywheelReport> {
  const { plan, observed, desired, failure } = outcome;
  const candidate = plan.situation.candidate;
  const serving = estimate ? production.serving : observed.serving.at(-1);
  const today = estimate ? asEstimate(todays) : todays;
  const after = estimate ? asEstimate(plan.verdict) : plan.verdict;
  const main = today ?? after;
  return {
    ...planned(first.desired, first.observed, first.plan, learningVersion),
    ...proposedCosts(first.desired.config, priced, seen),
    ...judged(main, today === null ? desired : desiredState(judges.config, judges.today!, desired.labels, desired.commit)),
    ...(today === null ? {} : { verdictAfterMerge: after?.verdict ?? null }),
    status: outcome.status,
    changed: false,
    activeModel: serving?.model.arn ?? null,
    activeKey: serving?.model.key ?? null,
    policy: policyOf(judges.config),
    candidateModel: candidate?.arn ?? null,
    key: candidate?.key ?? serving?.model.key ?? null,
    modelDigest: candidate?.modelDigest ?? serving?.model.modelDigest ?? null,
    documents: serving?.model.documents ?? 0,
    ...(failure === null ? {} : { error: describeFailure(failure) }),
  };
}
