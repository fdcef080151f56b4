// Cuts the operations that the fake of GitHub answers out of GitHub's own REST description, schemas included:
//   npm install --prefix /tmp/octokit --ignore-scripts @octokit/openapi@23.0.2
//   node scripts/github-openapi.mjs /tmp/octokit/node_modules/@octokit/openapi
// Prose and examples are left out; everything that validates is kept as it stands.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const operations = `
  actions/create-workflow-dispatch actions/get-workflow-run actions/list-workflow-runs
  checks/create checks/get checks/list-annotations checks/list-for-ref checks/update
  git/create-blob git/create-commit git/create-ref git/create-tree git/delete-ref git/get-blob git/get-commit git/get-ref
  git/get-tree git/list-matching-refs git/update-ref
  issues/add-labels issues/create issues/create-comment issues/create-label issues/delete-comment issues/get issues/get-comment
  issues/get-label issues/list-comments issues/list-for-repo issues/list-labels-on-issue issues/remove-label issues/update
  issues/update-comment
  pulls/create pulls/get pulls/list pulls/list-commits pulls/list-files pulls/merge pulls/update
  rate-limit/get reactions/create-for-issue-comment
  repos/compare-commits-with-basehead repos/create-commit-status repos/create-deployment repos/create-deployment-status
  repos/create-dispatch-event repos/create-or-update-file-contents repos/get repos/get-branch repos/get-collaborator-permission-level
  repos/get-combined-status-for-ref repos/get-commit repos/get-content repos/get-deployment repos/list-branches repos/list-commits
  repos/list-deployment-statuses repos/list-deployments repos/list-pull-requests-associated-with-commit
  users/get-authenticated
`
  .trim()
  .split(/\s+/);

const folder = process.argv[2];
if (folder === undefined) throw new Error('name the folder of @octokit/openapi, e.g. /tmp/octokit/node_modules/@octokit/openapi');
const { version, license } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
const whole = JSON.parse(readFileSync(join(folder, 'generated/api.github.com.json'), 'utf8'));

const components = {};
const paths = {};
for (const [path, methods] of Object.entries(whole.paths))
  for (const [method, operation] of Object.entries(methods)) {
    if (!operations.includes(operation.operationId)) continue;
    const kept = validating(operation);
    paths[path] = { ...paths[path], [method]: kept };
    follow(kept);
  }

const found = Object.values(paths).flatMap((methods) => Object.values(methods).map((operation) => operation.operationId));
const missing = operations.filter((operation) => !found.includes(operation));
if (missing.length > 0) throw new Error(`not in @octokit/openapi ${version}: ${missing.join(', ')}`);

const info = {
  title: `${found.length} operations of GitHub's REST API`,
  version,
  description: `Cut from @octokit/openapi ${version} by scripts/github-openapi.mjs. Copyright (c) 2020 Octokit contributors.`,
  license: { name: license, url: `https://spdx.org/licenses/${license}` },
};
const subset = { openapi: whole.openapi, info, servers: [{ url: 'https://api.github.com' }], paths, components };
writeFileSync(new URL('../test/github/openapi.json', import.meta.url), `${JSON.stringify(subset, null, 1)}\n`);

/** The same value without prose; a property that happens to be called `description` or `example` stays. */
function validating(value, isPropertyList = false) {
  if (Array.isArray(value)) return value.map((item) => validating(item));
  if (value === null || typeof value !== 'object') return value;
  const prose = (key) => ['description', 'example', 'examples', 'externalDocs', 'summary', 'tags'].includes(key) || key.startsWith('x-');
  return Object.fromEntries(
    Object.entries(value)
      .filter(([key]) => isPropertyList || !prose(key))
      .map(([key, inner]) => [key, validating(inner, !isPropertyList && key === 'properties')]),
  );
}

/** Copies every component that `value` refers to, and what those refer to. */
function follow(value) {
  if (value === null || typeof value !== 'object') return;
  if (typeof value.$ref === 'string') {
    const [kind, name] = value.$ref.split('/').slice(2);
    components[kind] ??= {};
    if (name in components[kind]) return;
    components[kind][name] = validating(whole.components[kind][name]);
    follow(components[kind][name]);
  }
  for (const inner of Object.values(value)) follow(inner);
}
