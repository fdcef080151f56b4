/** The words of CloudFormation. */

/** A part of a template. */
export type Part = Record<string, unknown>;

export const ref = (name: string): Part => ({ Ref: name });
export const attribute = (resource: string, name: string): Part => ({ 'Fn::GetAtt': [resource, name] });

/** A text with the values of what `the` names in it. */
export const sub = (text: string): Part => ({ 'Fn::Sub': text });
export const the = (name: string): string => `\${${name}}`;

export const policy = (Statement: readonly unknown[]): Part => ({ Version: '2012-10-17', Statement });
