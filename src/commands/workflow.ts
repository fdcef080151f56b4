import { resolve } from 'node:path';
import { Failure } from '../problems/failure.ts';
import type { Report } from '../report/report.ts';
import { describeFailure } from './describe.ts';
import type { OpenPullRequest, Settings } from './settings.ts';

/** What a workflow run tells a command. */
export interface WorkflowRun {
  workspace: string;
  workingDirectory: string;
  config: string;
  token: string | null;
  repositoryUrl: string;
  actor: string;
  wait: number;
  variables: Record<string, string | undefined>;
  ephemeral: boolean;
  deployed: readonly string[];
  pullRequests: readonly OpenPullRequest[] | null;
  progress: (line: string) => void;
}

export const settingsFor = (run: WorkflowRun): Settings => ({
  directory: resolve(run.workspace, run.workingDirectory),
  config: run.config,
  now: () => new Date(),
  progress: run.progress,
  by: run.actor,
  token: run.token === null ? null : { value: run.token, origin: new URL(run.repositoryUrl).origin },
  environment: run.variables,
  waitSeconds: run.wait,
  deployed: run.deployed,
  pullRequests: run.pullRequests,
  ephemeral: run.ephemeral,
  // Inside a job container the workspace belongs to another user.
  trustOwner: true,
});

/** A failure becomes a report like any other, and so does a bug, its stack in the log: comment and check always get a last word. */
export async function answered(command: string, run: () => Promise<Report>, log: (line: string) => void): Promise<Report> {
  try {
    return await run();
  } catch (error) {
    if (!(error instanceof Failure)) log(error instanceof Error ? (error.stack ?? error.message) : String(error));
    return { schemaVersion: 1, command, flywheels: [], error: error instanceof Failure ? describeFailure(error) : bug };
  }
}

const bug = { kind: 'bug', message: 'A bug ended the run.', hint: 'Please report it with the stack in the log of the run.' };
