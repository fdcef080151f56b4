import type { ReadStorage } from '../comprehend/storage.ts';
import { knownFlywheels } from '../reconcile/records.ts';
import type { Loaded } from './load.ts';

/** Flywheels that a lake remembers and no file declares, sorted: reported, never touched. */
export async function orphans(lakes: readonly { lake: ReadStorage; root: string }[], declared: readonly Loaded[]): Promise<string[]> {
  // A file that cannot be read declares something, and nobody can say what.
  if (declared.some((each) => each.config === null)) return [];
  const known = new Set(declared.map((each) => each.config?.name));
  const names = await Promise.all(lakes.map(({ lake, root }) => knownFlywheels(lake, root)));
  return [...new Set(names.flat())].filter((name) => !known.has(name)).sort();
}
