import type { Services } from './operation.ts';

/** Asynchronous states that take their time: which of them are over, and when the next one will be. */
export interface Pace {
  /** Whether a state that began then may end. Remembers the one that ends first of those that may not yet. */
  isOver(since: number): boolean;
  /** A state begins, and will be over in time. */
  begins(at: number): void;
  /** Milliseconds since 1970; null when nothing waits. */
  next(): number | null;
}

export function openPace({ stateMilliseconds, now }: Services): Pace {
  // Instant states do not look at the clock.
  if (stateMilliseconds === 0) return { isOver: () => true, begins: () => {}, next: () => null };
  const present = now();
  let next = Number.POSITIVE_INFINITY;
  const begins = (at: number): void => {
    next = Math.min(next, at + stateMilliseconds);
  };
  return {
    isOver: (since) => {
      const isOver = since + stateMilliseconds <= present;
      if (!isOver) begins(since);
      return isOver;
    },
    begins,
    next: () => (next === Number.POSITIVE_INFINITY ? null : next),
  };
}
