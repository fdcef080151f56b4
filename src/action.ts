import { getState, saveState, setFailed } from '@actions/core';
import { exitCode } from './commands/exit-code.ts';
import { onEvent } from './commands/on-event.ts';
import { answered, settingsFor } from './commands/workflow.ts';
import { checkTitle } from './github/check.ts';
import { githubClient } from './github/client.ts';
import { deliver } from './github/deliver.ts';
import { deployedFlywheels } from './github/deployment.ts';
import { readEvent } from './github/event.ts';
import { closeCheck, startCheck } from './github/progress.ts';
import { readRunner } from './github/runner.ts';
import { runnerSink as sink } from './github/sink.ts';

async function run(): Promise<void> {
  const { inputs, environment, payload, ...machine } = readRunner();
  const event = readEvent(environment, payload);
  const client = inputs.token === null ? null : githubClient(inputs.token, { apiUrl: environment.apiUrl });
  if (getState('started') !== '') return getState('finished') === '' ? closeCheck(client, event, environment) : undefined;
  saveState('started', 'true');
  const continues = await startCheck(client, event, environment);
  const deployed = client === null ? [] : await deployedFlywheels(client, environment.repository);
  const settings = settingsFor({ ...inputs, ...machine, ...environment, deployed, pullRequests: null, progress: sink.info });
  const report = await answered(inputs.command, () => onEvent(event, inputs, settings), sink.info);
  await deliver(report, event, client, { environment, comment: inputs.comment, sink, continues });
  saveState('finished', 'true');
  if (exitCode(report) === 1) setFailed(report.error?.message ?? `${checkTitle(report)}: the summary of the job says why.`);
}

run().catch((error: unknown) => {
  const isFailure = error instanceof Error && error.name === 'Failure';
  setFailed(
    isFailure || !(error instanceof Error) ? String((error as Error).message ?? error) : `This is a bug, please report it.\n${error.stack}`,
  );
});
