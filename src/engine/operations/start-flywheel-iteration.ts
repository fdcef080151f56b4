import { limits } from '../../comprehend/limits.ts';
import * as c from '../constraints.ts';
import { invalid, ServiceError } from '../errors.ts';
import { completedDatasets, plannedWork } from '../iteration-plan.ts';
import { stamp } from '../lake/layout.ts';
import type { Flywheel, Iteration } from '../lake/resources.ts';
import { present } from '../lake/store.ts';
import { found, type Operation, requireActive, requireNoIngestion, requireNoIteration, resolveArn, type Services } from '../operation.ts';
import { isRepeated, tokenOf } from '../tokens.ts';

export const startFlywheelIteration: Operation<'startFlywheelIteration'> = {
  constraints: { FlywheelArn: c.required(c.flywheelArn), ClientRequestToken: c.clientRequestToken },

  run: async (request, services) => {
    const { store, place } = services;
    const { name } = resolveArn(request.FlywheelArn!, place, 'flywheel');
    const token = tokenOf(request, services.switches);
    const others = services.strict ? (await store.flywheels.all()).filter((flywheel) => flywheel.name !== name) : [];
    let id = '';
    await store.flywheels.change(name, (current) => {
      const flywheel = found(present(current));
      const repeated = flywheel.iterations.find((iteration) => isRepeated(iteration.token, token));
      id = repeated?.id ?? '';
      if (repeated !== undefined) return undefined;
      requireReady(flywheel, services);
      requireRoom(others, services);
      const iteration: Iteration = { ...newIteration(flywheel, services), ...(token && { token }) };
      id = iteration.id;
      return { ...flywheel, iterations: [...flywheel.iterations, iteration] };
    });
    return { FlywheelArn: request.FlywheelArn, FlywheelIterationId: id };
  },
};

function requireReady(flywheel: Flywheel, { switches }: Services): void {
  requireActive(flywheel, 'StartFlywheelIteration', switches);
  requireNoIteration(flywheel, switches);
  if (switches.startDuringIngestion === 'refuse') requireNoIngestion(flywheel, switches);
  const work = plannedWork(flywheel, completedDatasets(flywheel), switches);
  if (!work.hasNewData && switches.startWithoutNewData === 'refuse')
    throw invalid(`Flywheel ${flywheel.name} has no dataset that is COMPLETED and new since its last iteration.`);
  if (work.train.length === 0 && flywheel.activeModel === null)
    throw invalid(`Flywheel ${flywheel.name} has no new TRAIN dataset that is COMPLETED, and no active model to evaluate.`);
}

/** The id is the time in seconds; one second is one iteration's. None is older than a dataset it has, whatever the clock says. */
function newIteration(flywheel: Flywheel, services: Services): Iteration {
  const last = flywheel.iterations.at(-1)?.created ?? 0;
  const datasets = completedDatasets(flywheel);
  const now = Math.max(services.now(), ...datasets.map((dataset) => dataset.created));
  const created = stamp(now) > stamp(last) ? now : last + 1000;
  const trains = plannedWork(flywheel, datasets, services.switches).train.length > 0;
  return {
    id: stamp(created),
    created,
    status: trains ? services.switches.firstIterationState : 'EVALUATING',
    datasets: datasets.map((dataset) => dataset.name),
  };
}

/** StartFlywheelIteration does not declare ResourceLimitExceededException. */
function requireRoom(others: readonly Flywheel[], { switches }: Services): void {
  const running = others.flatMap((flywheel) => flywheel.iterations).filter((iteration) => iteration.ended === undefined).length;
  if (running >= limits.iterationsInProgress)
    throw new ServiceError(
      switches.refusalBeyondIterations,
      `${running} iterations are in progress: the limit is ${limits.iterationsInProgress}.`,
    );
}
