import { getState, saveState, setFailed } from '@actions/core';
import { failsTheJob } from './commands/exit-code.ts';
import { onEvent } from './commands/on-event.ts';
import { answered, settingsFor } from './commands/workflow.ts';
import { begin } from './github/beginning.ts';
import { checkTitle } from './github/check.ts';
import { githubClient } from './github/client.ts';
import { deliver } from './github/deliver.ts';
import { readEvent } from './github/event.ts';
import { closeCheck } from './github/progress.ts';
import { readRunner } from './github/runner.ts';
import { runnerSink as sink } from './github/sink.ts';

async function run(): Promise<void> {
  const { inputs, environment, payload, ...machine } = readRunner();
  const event = readEvent(environment, payload);
  const client = inputs.token === null ? null : githubClient(inputs.token, { apiUrl: environment.apiUrl });
  if (getState('started') !== '') return getState('finished') === '' ? closeCheck(client, event, environment, inputs.command) : undefined;
  saveState('started', 'true');
  const { request, ...known } = await begin(client, event, environment, inputs.command, sink);
  const settings = settingsFor({ ...inputs, ...machine, ...environment, ...known, progress: sink.info });
  const occasion = event.kind === 'comment' ? { kind: event.kind, request } : event;
  const report = await answered(inputs.command, () => onEvent(occasion, inputs, settings), sink.info);
  await deliver(report, event, client, { environment, comment: inputs.comment, sink, request, continues: known.continues });
  saveState('finished', 'true');
  if (failsTheJob(report)) setFailed(report.error?.message ?? `${checkTitle(report)}: the summary of the job says why.`);
}

run().catch((error: unknown) => {
  const isFailure = error instanceof Error && error.name === 'Failure';
  setFailed(
    isFailure || !(error instanceof Error) ? String((error as Error).message ?? error) : `This is a bug, please report it.\n${error.stack}`,
  );
});
