import { Failure } from '../problems/failure.ts';
import { code, prose } from '../report/escape.ts';
import { type Client, hasStatus, isRequestError, type RepositoryName } from './client.ts';
import { createOnce } from './once.ts';

/** A pin to be written into one flywheel.yaml. */
export interface Pin {
  flywheel: string;
  version: string;
  reason: string;
  /** Path of flywheel.yaml in the repository. */
  file: string;
  /** The whole new text, comments kept. */
  text: string;
  /** The branch it goes to, and that branch's tip, which `text` was made from. */
  base: string;
  baseSha: string;
}

/**
 * Opens the pull request that makes a rollback last: a branch with one commit that pins the version. Doing it again finds
 * the branch and the pull request of the first time.
 * @returns its number and address.
 * @throws Failure when the repository does not let workflows open pull requests.
 */
export async function openPinPullRequest(client: Client, repository: RepositoryName, pin: Pin): Promise<{ number: number; url: string }> {
  const branch = `flywheel/pin-${slug(pin.flywheel)}-${slug(pin.version)}`;
  const open = await findOpen(client, repository, branch, pin.base);
  await ensureBranch(client, repository, branch, pin.baseSha, open !== null);
  await writeFile(client, repository, branch, pin);
  return open ?? (await create(client, repository, branch, pin));
}

const slug = (text: string): string =>
  text
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '') || 'model';

async function findOpen(
  client: Client,
  repository: RepositoryName,
  branch: string,
  base: string,
): Promise<{ number: number; url: string } | null> {
  const { data } = await client.rest.pulls.list({
    ...repository,
    state: 'open',
    head: `${repository.owner}:${branch}`,
    base,
    per_page: 10,
  });
  const [first] = data;
  return first === undefined ? null : { number: first.number, url: first.html_url };
}

/** A branch left over from an earlier rollback, merged or closed, is brought to the base's tip; one under review is left where it is. */
async function ensureBranch(client: Client, repository: RepositoryName, branch: string, sha: string, underReview: boolean): Promise<void> {
  try {
    await client.rest.git.createRef({ ...repository, ref: `refs/heads/${branch}`, sha });
  } catch (error) {
    if (!hasStatus(error, 422)) throw error;
    if (!underReview) await client.rest.git.updateRef({ ...repository, ref: `heads/${branch}`, sha, force: true });
  }
}

async function writeFile(
  client: Client,
  repository: RepositoryName,
  branch: string,
  { file, text, flywheel, version, reason }: Pin,
): Promise<void> {
  const { data } = await client.rest.repos.getContent({ ...repository, path: file, ref: branch });
  if (Array.isArray(data) || data.type !== 'file') throw new Failure('pin-file', `${file} is not a file on ${branch}.`);
  if (Buffer.from(data.content, 'base64').toString('utf8') === text) return;
  await client.rest.repos.createOrUpdateFileContents({
    ...repository,
    path: file,
    branch,
    sha: data.sha,
    content: Buffer.from(text, 'utf8').toString('base64'),
    message: `Pin ${oneLine(flywheel)} to model ${oneLine(version)}\n\n${oneLine(reason)}`,
  });
}

const oneLine = (text: string): string => text.replace(/\s+/g, ' ').trim();

async function create(client: Client, repository: RepositoryName, branch: string, pin: Pin): Promise<{ number: number; url: string }> {
  try {
    return await createOnce(
      async () => {
        const { data } = await client.rest.pulls.create({
          ...repository,
          title: `Pin ${oneLine(pin.flywheel)} to model ${oneLine(pin.version)}`,
          head: branch,
          base: pin.base,
          body: bodyOf(pin),
        });
        return { number: data.number, url: data.html_url };
      },
      () => findOpen(client, repository, branch, pin.base),
    );
  } catch (error) {
    if (!isRequestError(error) || error.status !== 403) throw error;
    throw new Failure(
      'pin-pull-request',
      `The branch ${branch} pins model ${pin.version}, but the pull request could not be opened: ${error.message}`,
      {
        hint: 'Open it by hand, or allow it in the settings: Actions, General, "Allow GitHub Actions to create and approve pull requests"; the job needs `pull-requests: write`.',
        cause: error,
      },
    );
  }
}

const bodyOf = ({ flywheel, version, reason, file }: Pin): string =>
  [
    `${code(flywheel)} was rolled back to model ${code(version)}, which serves already.`,
    `Merging this pull request makes that last: ${code(file)} pins the version, and no later model is promoted until the pin is removed.`,
    `Reason: ${prose(reason)}`,
  ].join('\n\n');
