/** The files of a repository at one moment: of a commit, of a merge that was never checked out, or of the disk. */
export interface Tree {
  /** Regular files, sorted by path, forward slashes; no links, nothing outside the repository. */
  list(): Promise<{ path: string; bytes: number }[]>;
  /** Streams the file's bytes. @throws Failure when there is no such file. */
  read(path: string): AsyncIterable<Uint8Array>;
}
