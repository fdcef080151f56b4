/** One line of JSON for each request and each event. It names operations and errors; texts, labels and credentials never get here. */

export interface Access {
  requestId: string;
  method: string;
  /** Without the query. */
  path: string;
  operation: string | null;
  status: number;
  /** Name of the exception that was answered. Its message may quote the request. */
  error?: string;
  milliseconds: number;
  requestBytes: number;
  responseBytes: number;
  remote: string;
  agent: string;
}

export type Log = (event: string, details: object) => void;

/** Callers choose these, at any length. */
const chosenMax = 120;

export function openLog(clock: () => Date, write: (line: string) => void): Log {
  return (event, details) => write(`${JSON.stringify({ time: clock().toISOString(), event, ...details })}\n`);
}

export function logAccess(log: Log, access: Access): void {
  const { path, agent, milliseconds } = access;
  log('request', {
    ...access,
    path: path.slice(0, chosenMax),
    agent: agent.slice(0, chosenMax),
    milliseconds: Math.round(milliseconds * 10) / 10,
  });
}

/** A bug by name and place: its message could quote what it tripped over. */
export function bugDetails(error: unknown): object {
  if (!(error instanceof Error)) return { error: typeof error };
  const places = (error.stack ?? '').split('\n').filter((line) => /^\s+at /.test(line));
  return { error: error.name, code: (error as NodeJS.ErrnoException).code, stack: places.map((line) => line.trim()) };
}
