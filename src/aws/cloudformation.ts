/** The words of CloudFormation. */

/** A part of a template. */
export type Part = Record<string, unknown>;

export const ref = (name: string): Part => ({ Ref: name });
export const attribute = (resource: string, name: string): Part => ({ 'Fn::GetAtt': [resource, name] });

/** A text with the values of what `the` names in it. */
export const sub = (text: string): Part => ({ 'Fn::Sub': text });
export const the = (name: string): string => `\${${name}}`;

export const policy = (Statement: readonly unknown[]): Part => ({ Version: '2012-10-17', Statement });

/** The condition that a parameter is not empty. */
export const isGiven = (parameter: string): Part => ({ 'Fn::Not': [{ 'Fn::Equals': [ref(parameter), ''] }] });

/** A parameter; without a value whoever makes the stack must say it. */
export const text = (Description: string, value: string | undefined, more: Part = {}): Part => ({
  ...{ Type: 'String', Description },
  ...(value === undefined ? {} : { Default: value }),
  ...more,
});
