import type { Services } from './operation.ts';

/** Asynchronous states that take their time: which of them are over, and when the next one will be. */
export interface Pace {
  /** Whether a state that began then may end. Remembers the one that ends first of those that may not yet. */
  isOver(since: number): boolean;
  /** Milliseconds since 1970; null when nothing waits. */
  next(): number | null;
}

export function openPace({ stateMilliseconds, now }: Services): Pace {
  // Instant states do not look at the clock.
  if (stateMilliseconds === 0) return { isOver: () => true, next: () => null };
  const present = now();
  let next = Number.POSITIVE_INFINITY;
  return {
    isOver: (since) => {
      const end = since + stateMilliseconds;
      if (end > present) next = Math.min(next, end);
      return end <= present;
    },
    next: () => (next === Number.POSITIVE_INFINITY ? null : next),
  };
}
