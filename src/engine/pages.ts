/** Filters and pages of the List operations. */
import { type ErrorName, invalid, ServiceError } from './errors.ts';
import type { Switches } from './switches.ts';

/** The service's default. */
const pageSize = 100;

interface Listed {
  name: string;
  created: number;
}

export interface PageRequest {
  NextToken?: string | undefined;
  MaxResults?: number | undefined;
}

/**
 * The page that the request asks for. The token names the last item given, so that what is created or deleted between two pages neither
 * repeats nor hides another item.
 */
export function page<T extends Listed>(
  items: readonly T[],
  request: PageRequest,
  { listOrder }: Pick<Switches, 'listOrder'>,
): { items: T[]; NextToken?: string } {
  const inOrder = listOrder === 'newest-first' ? newestFirst : (a: Listed, b: Listed) => newestFirst(b, a);
  const sorted = [...items].sort(inOrder);
  const after = request.NextToken === undefined ? undefined : readToken(request.NextToken);
  const start = after === undefined ? 0 : sorted.filter((item) => inOrder(item, after) <= 0).length;
  const size = request.MaxResults ?? pageSize;
  const chosen = sorted.slice(start, start + size);
  return start + size < sorted.length ? { items: chosen, NextToken: writeToken(chosen.at(-1)!) } : { items: chosen };
}

/** "You can only set one filter at a time" (service model, ListFlywheels and others). */
export function oneFilter(filter: object | undefined, refusal: ErrorName = 'InvalidFilterException'): void {
  const set = Object.entries(filter ?? {}).flatMap(([name, value]) => (value === undefined || value === null ? [] : [name]));
  if (set.length > 1) throw new ServiceError(refusal, `You can only set one filter at a time: ${set.join(' and ')} are set.`);
}

/** Exclusive on both sides. */
export function isWithin(created: number, after: Date | undefined, before: Date | undefined): boolean {
  return (after === undefined || created > after.getTime()) && (before === undefined || created < before.getTime());
}

function newestFirst(a: Listed, b: Listed): number {
  return b.created - a.created || (a.name < b.name ? -1 : a.name > b.name ? 1 : 0);
}

const writeToken = ({ created, name }: Listed): string => Buffer.from(JSON.stringify([created, name])).toString('base64url');

function readToken(token: string): Listed {
  const parts = /^\[(\d+),("[^"\\]*")\]$/.exec(Buffer.from(token, 'base64url').toString());
  if (parts === null) throw invalid(`The NextToken ${token} is not one that this operation gave.`);
  return { created: Number(parts[1]), name: JSON.parse(parts[2]!) as string };
}
