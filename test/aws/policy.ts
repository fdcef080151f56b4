/** Policies of IAM, judged as AWS judges them: IAM User Guide, "Policy evaluation logic". Only what ours say is known; anything else is an error. */

export interface PolicyStatement {
  Sid?: string;
  Effect: string;
  Action: string | string[];
  Resource?: string | string[];
  Condition?: Record<string, Record<string, string | string[]>>;
}

/** One thing that somebody asks for. */
export interface Asked {
  action: string;
  /** ARN, or `*` where the action knows none. */
  resource: string;
  /** Keys of conditions, as they stand in the request; what is not there is absent. */
  context?: Readonly<Record<string, string>>;
}

export interface Decision {
  allowed: boolean;
  /** What allowed it, and by which of its actions and resources: all that fit. */
  by: { statement: PolicyStatement; actions: string[]; resources: string[] }[];
  /** The statement that denies it whatever others allow. */
  deniedBy: PolicyStatement | null;
}

/** A deny that fits decides; otherwise one allow is enough, and without one nothing is allowed. */
export function judged(statements: readonly PolicyStatement[], asked: Asked): Decision {
  const fitting = statements.flatMap((statement) => {
    const actions = list(statement.Action).filter((pattern) => fits(pattern.toLowerCase(), asked.action.toLowerCase()));
    const resources = list(statement.Resource ?? '*').filter((pattern) => fits(pattern, asked.resource));
    if (actions.length === 0 || resources.length === 0 || !holds(statement.Condition ?? {}, asked.context ?? {})) return [];
    return [{ statement, actions, resources }];
  });
  const deniedBy = fitting.find(({ statement }) => statement.Effect === 'Deny')?.statement ?? null;
  const by = fitting.filter(({ statement }) => statement.Effect === 'Allow');
  return { allowed: deniedBy === null && by.length > 0, by, deniedBy };
}

/** `*` stands for any characters, slashes too, and `?` for one. */
export function fits(pattern: string, value: string): boolean {
  const parts = pattern.replace(/[.+^${}()|[\]\\]/g, '\\$&');
  return new RegExp(`^${parts.replaceAll('*', '[\\s\\S]*').replaceAll('?', '[\\s\\S]')}$`).test(value);
}

type Test = (wanted: readonly string[], is: string | undefined) => boolean;

const tests: Record<string, Test> = {
  StringEquals: (wanted, is) => is !== undefined && wanted.includes(is),
  StringLike: (wanted, is) => is !== undefined && wanted.some((pattern) => fits(pattern, is)),
  Bool: (wanted, is) => is !== undefined && wanted.includes(is),
  /** `true` asks that there is no such key. */
  Null: (wanted, is) => wanted.includes(String(is === undefined)),
};

/** All of them; names of keys have no case. */
function holds(condition: Required<PolicyStatement>['Condition'], context: Readonly<Record<string, string>>): boolean {
  const known = new Map(Object.entries(context).map(([key, value]) => [key.toLowerCase(), value]));
  return Object.entries(condition).every(([name, keys]) => {
    const test = tests[name];
    if (test === undefined) throw new Error(`The test ${name} of a condition is not known here.`);
    return Object.entries(keys).every(([key, wanted]) => test(list(wanted), known.get(key.toLowerCase())));
  });
}

const list = (value: string | string[]): string[] => [value].flat();
