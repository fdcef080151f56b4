import type { FlywheelReport } from './report.ts';

/** The first 8 characters of a key, digest or commit; null without one. */
export const short = (hash: string | null | undefined): string | null => hash?.slice(0, 8) ?? null;

/** What people call the active model, and commands take: the first digits of its key, else the version in its ARN. */
export const activeName = ({ activeKey, activeModel }: FlywheelReport): string | null => short(activeKey) ?? modelName(activeModel);

/** The version of a version ARN, else the text itself. */
export const modelName = (arn: string | null | undefined): string | null => arn?.split('/').at(-1) ?? null;
