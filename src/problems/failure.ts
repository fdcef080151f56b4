/**
 * The world said no: a refusal by a guard, a service, Git or GitHub. It carries a finished sentence and what to do,
 * is caught once in the entry, printed without a stack, and ends with exit code 1.
 */
export class Failure extends Error {
  override name = 'Failure';
  /** Stable kebab-case identifier, e.g. `lake-missing`; it is `error.kind` in JSON. */
  readonly kind: string;
  /** What to do. */
  readonly hint: string | undefined;

  constructor(kind: string, message: string, options: { hint?: string; cause?: unknown } = {}) {
    super(message, options.cause === undefined ? undefined : { cause: options.cause });
    this.kind = kind;
    this.hint = options.hint;
  }
}
