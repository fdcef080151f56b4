/** A template of CloudFormation with the values that a stack would have: what its conditions leave, and every reference by what it names. */
import type { Part } from '../../src/aws/cloudformation.ts';

export interface Resource {
  Type: string;
  Properties: Part;
}

export interface Stack {
  resources: Record<string, Resource>;
  outputs: Record<string, unknown>;
}

interface Template {
  Parameters: Record<string, { Default?: unknown }>;
  Conditions: Record<string, Part>;
  Resources: Record<string, Resource & { Condition?: string }>;
  Outputs: Record<string, { Condition?: string; Value: unknown }>;
}

const account = '123456789012';
const pseudo: Record<string, unknown> = { 'AWS::Partition': 'aws', 'AWS::Region': 'eu-west-1', 'AWS::AccountId': account };

/** @throws for a parameter without a value, and for words that are not known here */
export function resolved(template: Part, given: Record<string, unknown>): Stack {
  const { Parameters, Conditions, Resources, Outputs } = template as unknown as Template;
  const value = (name: string): unknown => {
    if (name in pseudo) return pseudo[name];
    if (name in Parameters) {
      const found = given[name] ?? Parameters[name]!.Default;
      if (found === undefined) throw new Error(`The parameter ${name} has no value.`);
      return found;
    }
    return named(name);
  };
  /** What `Ref` gives of a resource. */
  const named = (name: string): unknown => {
    const { Type, Properties } = Resources[name]!;
    if (Type === 'AWS::S3::Bucket') return filled(Properties.BucketName);
    if (Type === 'AWS::IAM::OIDCProvider') return `arn:aws:iam::${account}:oidc-provider/token.actions.githubusercontent.com`;
    throw new Error(`What Ref gives of ${name}, a ${Type}, is not known here.`);
  };
  const arnOf = (name: string): string => {
    const { Type } = Resources[name]!;
    if (Type === 'AWS::IAM::Role') return `arn:aws:iam::${account}:role/flywheel-${name}`;
    if (Type === 'AWS::S3::Bucket') return `arn:aws:s3:::${String(named(name))}`;
    throw new Error(`The ARN of ${name}, a ${Type}, is not known here.`);
  };
  const holds = (name: string): boolean => filled(Conditions[name]) as boolean;
  const filled = (part: unknown): unknown => {
    if (Array.isArray(part)) return part.map(filled);
    if (typeof part !== 'object' || part === null) return part;
    const [[word, inner], ...more] = Object.entries(part) as [[string, unknown], ...[string, unknown][]];
    if (more.length > 0 || !(word === 'Ref' || word.startsWith('Fn::')))
      return Object.fromEntries(Object.entries(part).map(([key, each]) => [key, filled(each)]));
    switch (word) {
      case 'Ref':
        return value(inner as string);
      case 'Fn::GetAtt':
        return arnOf((inner as string[])[0]!);
      case 'Fn::Sub':
        return (inner as string).replace(/\$\{([^}]+)\}/g, (_, name: string) =>
          name.endsWith('.Arn') ? arnOf(name.slice(0, -'.Arn'.length)) : String(value(name)),
        );
      case 'Fn::If': {
        const [condition, yes, no] = inner as [string, unknown, unknown];
        return filled(holds(condition) ? yes : no);
      }
      case 'Fn::Equals': {
        const [one, other] = (inner as unknown[]).map(filled);
        return one === other;
      }
      case 'Fn::Not':
        return !(filled((inner as unknown[])[0]) as boolean);
      default:
        throw new Error(`${word} is not known here.`);
    }
  };
  const kept = <Entry extends { Condition?: string }>(entries: Record<string, Entry>): [string, Entry][] =>
    Object.entries(entries).filter(([, { Condition }]) => Condition === undefined || holds(Condition));
  return {
    resources: Object.fromEntries(
      kept(Resources).map(([name, { Type, Properties }]) => [name, { Type, Properties: filled(Properties) as Part }]),
    ),
    outputs: Object.fromEntries(kept(Outputs).map(([name, { Value }]) => [name, filled(Value)])),
  };
}
