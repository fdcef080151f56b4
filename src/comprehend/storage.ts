import type { Content } from './content.ts';

/**
 * Where a flywheel's lake lives: a directory, a Git branch, any S3. Keys are `s3://bucket/key` URIs.
 * Objects are immutable. A fact that changes is a series of numbered objects put if absent; the highest number wins.
 */
export interface ReadStorage {
  /** The object's bytes, or undefined when there is none. */
  get(uri: string): Promise<Uint8Array | undefined>;
  /** URIs of all objects whose URI starts with `prefix`, sorted by code unit. */
  list(prefix: string): Promise<string[]>;
}

export interface Storage extends ReadStorage {
  /**
   * Writes the object whole or not at all. False when an object of that name is already there (it is left as it is).
   * @param content bytes, or chunks: what is large need not be in memory as a whole where the storage can take it so
   */
  putIfAbsent(uri: string, content: Content): Promise<boolean>;
  /**
   * Replaces a convenience copy for people and applications, such as the active model under its stable path.
   * Never read back to decide anything: the records decide.
   */
  putView(uri: string, bytes: Uint8Array): Promise<void>;
  /**
   * Makes everything put so far durable and visible to others, or nothing of it.
   * Storage that publishes each put at once has nothing to do here.
   * @throws {LostRace} when someone else published one of the same objects first; what was not published is dropped.
   */
  publish(message: string): Promise<void>;
}

/** Someone else wrote first. Not a failure: observe again and plan again. */
export class LostRace extends Error {
  override name = 'LostRace';
}

/** The storage does not do it, today or tomorrow: it cannot hold an object of that name, or whoever owns it gives no right to. */
export class StorageRefusal extends Error {
  override name = 'StorageRefusal';
  readonly access: 'read' | 'write';
  /** As S3 calls the reason; '' where there is no such name for it. */
  readonly code: string;

  constructor(access: 'read' | 'write', message: string, options?: ErrorOptions & { code?: string }) {
    super(message, options);
    this.access = access;
    this.code = options?.code ?? '';
  }
}
