/** Work that goes on while requests are answered: rounds, one after another, at most one at a time. */
export interface Background {
  /** There may be work: a round begins now, or after the one that runs. */
  wake: () => void;
  /** No further round begins. @returns when the one that runs has ended */
  stop: () => Promise<void>;
}

/** After a round that threw, the next one is made after this long at the latest: what was wrong, such as a full disk, may have been mended. */
const retryMilliseconds = 60_000;
/** Longer waits are cut into these: a timer cannot be set for more than 24 days. */
const waitMax = 3_600_000;

/**
 * @param round does what can be done, and says when there will be more to do, in milliseconds since 1970, or null
 * @param now milliseconds since 1970
 */
export function openBackground(round: () => Promise<number | null>, now: () => number, onError: (error: unknown) => void): Background {
  let asked = false;
  let stopped = false;
  let running: Promise<void> | undefined;
  let timer: NodeJS.Timeout | undefined;

  const wakeIn = (milliseconds: number): void => {
    clearTimeout(timer);
    timer = setTimeout(wake, Math.min(Math.max(milliseconds, 0), waitMax));
  };

  async function rounds(): Promise<void> {
    while (asked && !stopped) {
      asked = false;
      try {
        const next = await round();
        if (next !== null && !stopped) wakeIn(next - now());
      } catch (error) {
        onError(error);
        if (!stopped) wakeIn(retryMilliseconds);
      }
    }
    running = undefined;
  }

  function wake(): void {
    asked = true;
    if (!stopped) running ??= rounds();
  }

  return {
    wake,
    stop: async () => {
      stopped = true;
      clearTimeout(timer);
      await running;
    },
  };
}
