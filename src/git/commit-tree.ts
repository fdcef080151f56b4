import { Failure } from '../problems/failure.ts';
import { blobReader, listBlobs } from './blobs.ts';
import type { Git } from './git.ts';
import type { Tree } from './tree.ts';

/**
 * The files of a commit, or of the tree that a merge would give, read without a checkout.
 * Content is what is stored: no line-ending conversion, no filters; a Git LFS file is its pointer.
 * @param treeish a commit or tree id, or a name of one
 */
export function commitTree(git: Git, treeish: string): Tree {
  let opened: ReturnType<typeof open> | undefined;
  const files = () => (opened ??= open(git, treeish));
  return {
    list: async () => (await files()).blobs.map(({ path, bytes }) => ({ path, bytes })),
    async *read(path) {
      const { byPath, reader } = await files();
      const blob = byPath.get(path);
      if (blob === undefined) throw noSuchFile(path, treeish);
      yield* reader.stream(blob);
    },
  };
}

async function open(git: Git, treeish: string) {
  const blobs = await listBlobs(git, treeish);
  return { blobs, byPath: new Map(blobs.map((blob) => [blob.path, blob])), reader: blobReader(git, blobs) };
}

function noSuchFile(path: string, treeish: string): Failure {
  return new Failure('file-missing', `There is no file ${path} at ${treeish}.`, {
    hint: 'Paths are relative to the top of the repository; links and submodules are not followed.',
  });
}
