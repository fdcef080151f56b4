/** docs/aws.md, done as it says: each block of commands in turn, in a repository, with AWS on this machine. */
import { execFile } from 'node:child_process';
import { chmodSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { parseDocument } from 'yaml';
import { commandNames } from '../../src/commands/manual.ts';
import { bundledCli } from '../cli/bundle.ts';
import { csv, rows } from '../commands/sandbox.ts';
import { environment, git, newRepository, temporary } from '../git/sandbox.ts';
import { children, isMotoThere, startMoto } from '../serve/moto.ts';
import { startServer } from '../serve/server.ts';

const project = join(import.meta.dirname, '../..');
const page = readFileSync(join(project, 'docs/aws.md'), 'utf8');
const blocks = [...page.matchAll(/^```(\w+)\n([\s\S]*?)^```$/gm)].map(([, language, text]) => ({ language: language!, text: text! }));

interface Ran {
  code: number;
  stdout: string;
  stderr: string;
}

interface Place {
  repository: string;
  /** Runs a block as somebody would type it; it ends at the first command that fails. */
  shell: (script: string) => Promise<Ran>;
}

const isThere = (command: string): Promise<boolean> =>
  new Promise((done) => execFile(command, ['--version'], (error) => done(error === null)));

/** A repository with labelled text and a remote, a shell whose `flywheel` is the bundle, and accounts that answer on this machine. */
async function begin(): Promise<Place> {
  const cli = await bundledCli();
  const moto = await startMoto([]);
  const keys = { AWS_ACCESS_KEY_ID: 'anybody', AWS_SECRET_ACCESS_KEY: 'anything', AWS_DEFAULT_REGION: 'eu-west-1' };
  const served = await startServer({ args: ['--port', '0', '--region', 'eu-west-1', '--s3-endpoint', moto], variables: keys });
  children.push(served.child);
  const bin = temporary();
  writeFileSync(join(bin, 'flywheel'), `#!/bin/sh\nexec '${process.execPath}' '${cli}' "$@"\n`);
  chmodSync(join(bin, 'flywheel'), 0o755);
  const repository = newRepository();
  mkdirSync(join(repository, 'data/train'), { recursive: true });
  mkdirSync(join(repository, '.github/workflows'), { recursive: true });
  writeFileSync(join(repository, 'data/train/first.csv'), csv(rows(12, 'first')));
  writeFileSync(join(repository, 'data/test.csv'), csv(rows(10, 'held out')));
  writeFileSync(join(repository, 'more.csv'), csv(rows(12, 'more')).split('\n').slice(1).join('\n'));
  for (const [key, value] of [
    ['name', 'Ada'],
    ['email', 'ada@example.com'],
  ])
    git(repository, 'config', `user.${key}`, value!);
  git(repository, 'add', 'data');
  git(repository, 'commit', '-q', '-m', 'Label tickets');
  const remote = temporary();
  git(remote, 'init', '-q', '--bare', '--initial-branch=main');
  git(repository, 'remote', 'add', 'origin', remote);
  const env = {
    ...{ ...environment, ...keys, USER: 'ada', FLYWHEEL: project, PATH: `${bin}:${process.env.PATH}` },
    ...{ AWS_ENDPOINT_URL: moto, AWS_ENDPOINT_URL_COMPREHEND: served.url, AWS_PAGER: '', AWS_EC2_METADATA_DISABLED: 'true' },
    ...{ AWS_CONFIG_FILE: '/dev/null', AWS_SHARED_CREDENTIALS_FILE: '/dev/null', NO_PROXY: '127.0.0.1' },
  };
  const shell = (script: string): Promise<Ran> =>
    new Promise((done) => {
      execFile(
        'bash',
        ['--noprofile', '--norc', '-euo', 'pipefail', '-c', script],
        { cwd: repository, env: { ...env, BASH_ENV: '' }, maxBuffer: 1 << 24 },
        (error, stdout, stderr) => done({ code: error === null ? 0 : Number(error.code ?? -1), stdout, stderr }),
      );
    });
  return { repository, shell };
}

/** What a block of YAML shows is how those keys of flywheel.yaml are to be; where it names another file, that file. */
function edit(repository: string, text: string): void {
  const whole = /^# (\S+\/flywheel\.yaml)\n/.exec(text)?.[1];
  if (whole !== undefined) {
    mkdirSync(dirname(join(repository, whole)), { recursive: true });
    writeFileSync(join(repository, whole), text);
    return;
  }
  const file = join(repository, 'flywheel.yaml');
  const document = parseDocument(readFileSync(file, 'utf8'));
  const shown = parseDocument(text).toJS() as Record<string, unknown>;
  for (const [key, value] of Object.entries(shown)) document.set(key, document.createNode(value));
  writeFileSync(file, document.toString());
}

/** As the page shows it; the service on this machine is of another account than moto. */
const shown = 'arn:aws:comprehend:eu-west-1:123456789012:flywheel/older';

/** What the reader of "Taking over" has: a flywheel that somebody made by hand, with an active model, by the AWS CLI. */
async function makeOlder({ repository, shell }: Place): Promise<string> {
  const labelled = rows(12, 'older').map(({ text, label }) => `${label},${text}\n`);
  writeFileSync(join(repository, '.git/older.csv'), labelled.join(''));
  const flywheel = shown.replace('123456789012', '000000000000');
  const role = 'arn:aws:iam::123456789012:role/older';
  const { code, stdout, stderr } = await shell(`
until_is() { for at in $(seq 30); do test "$(aws comprehend $2 --output text)" = "$1" && return; sleep 0.2; done; return 1; }
aws s3api put-object --bucket acme-flywheel --key older/train.csv --body .git/older.csv
aws comprehend create-flywheel --flywheel-name older --data-access-role-arn ${role} --data-lake-s3-uri s3://acme-flywheel/older-lake \
  --model-type DOCUMENT_CLASSIFIER \
  --task-config '{"LanguageCode": "en", "DocumentClassificationConfig": {"Mode": "MULTI_CLASS", "Labels": ["billing", "refund", "technical"]}}'
until_is ACTIVE "describe-flywheel --flywheel-arn ${flywheel} --query FlywheelProperties.Status"
aws comprehend create-dataset --flywheel-arn ${flywheel} --dataset-name first --dataset-type TRAIN --input-data-config \
  '{"DataFormat": "COMPREHEND_CSV", "DocumentClassifierInputDataConfig": {"S3Uri": "s3://acme-flywheel/older/train.csv"}}'
until_is COMPLETED "describe-dataset --dataset-arn ${flywheel}/dataset/first --query DatasetProperties.Status"
aws comprehend start-flywheel-iteration --flywheel-arn ${flywheel} --client-request-token by-hand
history="list-flywheel-iteration-history --flywheel-arn ${flywheel} --query FlywheelIterationPropertiesList[0]"
until_is COMPLETED "$history.Status"
aws comprehend update-flywheel --flywheel-arn ${flywheel} --active-model-arn "$(aws comprehend $history.TrainedModelArn --output text)"`);
  if (code !== 0) throw new Error(`The flywheel of somebody else was not made:\n${stdout}\n${stderr}`);
  return flywheel;
}

describe('docs/aws.md', () => {
  let told: Map<string, string>;
  let place: Place | null = null;
  /** ARN of the flywheel that is taken over. */
  let older = '';

  beforeAll(async () => {
    const there = { 'aws-cli': await isThere('aws'), moto: await isMotoThere() };
    for (const [name, is] of Object.entries(there)) console.log(`judge: ${name} ${is ? 'ran' : 'ABSENT: docs/aws.md is not executed'}`);
    if (Object.values(there).includes(false)) return;
    place = await begin();
    told = new Map();
    for (const { language, text } of blocks) {
      if (text.includes('FlywheelArn,Status,ActiveModelArn')) older = await makeOlder(place);
      if (language === 'yaml') edit(place.repository, text.replaceAll(shown, older));
      else {
        const { code, stdout, stderr } = await place.shell(text);
        told.set(text, (told.get(text) ?? '') + stdout);
        if (code !== 0) throw new Error(`This block of docs/aws.md ends with ${code}:\n${text}\n${stdout}\n${stderr}`);
      }
    }
  }, 600_000);

  /** What the block with this in it printed. */
  const printed = (part: string): string => told.get([...told.keys()].find((text) => text.includes(part))!)!;
  const story = (name: string, check: () => void | Promise<void>): void =>
    it(name, async ({ skip }) => {
      if (place === null) skip('judge: aws-cli or moto ABSENT: docs/aws.md is not executed');
      await check();
    });

  story('shows nothing but commands that were executed, and keys of flywheel.yaml', () => {
    expect(new Set(blocks.map(({ language }) => language))).toEqual(new Set(['sh', 'yaml']));
    expect(told.size).toBe(new Set(blocks.filter(({ language }) => language === 'sh').map(({ text }) => text)).size);
    expect(told.size).toBeGreaterThan(12);
  });

  story('makes a stack, from which everything else follows', () => {
    expect(printed('get-caller-identity')).toContain('123456789012');
    expect(printed('cloudformation deploy')).toContain('Successfully created/updated stack');
  });

  story('plans what the push then does', () => {
    const plan = printed('flywheel plan');
    for (const step of ['+ new generation: the first model', '+ dataset: 36 documents', '~ train', '? judge', 'cost: '])
      expect(plan).toContain(step);
  });

  story('promotes a first model, and after a merge the next one', () => {
    expect(printed('flywheel apply --wait 3600 ||')).toContain('promote');
    expect(printed('git switch --create more')).toContain('PROMOTE (estimate)');
    const [trained, merged] = [printed('flywheel train'), printed('Merge more')];
    expect(trained).toContain('It is trained already');
    expect(merged).toContain('~ promote');
    expect(merged).not.toContain('~ train');
    expect(merged).toContain('72 documents');
  });

  story('answers through the endpoint of AWS', () => {
    expect(printed('classify-document')).toMatch(/"Name": "billing"/);
  });

  story('goes back, and is not kept there for ever', () => {
    expect(printed('flywheel rollback')).toContain('Pinned');
  });

  story('takes over a flywheel that is there, and writes nothing to it', () => {
    expect(printed('FlywheelArn,Status,ActiveModelArn')).toContain(older);
    expect(printed('cp -R data inbox/')).toMatch(/serves it; it is looked at, and nothing is written to it/);
    expect(printed('Take over the inbox')).toContain('Successfully created/updated stack');
  });

  story('tells of what was changed by hand, leaves it, and takes it back where flywheel.yaml says so', () => {
    const [byHand, takenBack] = [printed('--desired-inference-units'), printed('Take back what is changed by hand')];
    expect(byHand).toMatch(/Drifted True\s+EndpointChanged\s+Endpoint tickets has 2 inference units, and declared are\s+1/);
    expect(byHand).toMatch(/Drifted False/);
    expect(takenBack).not.toMatch(/Drifted True/);
    expect(takenBack.match(/Drifted False/g)).toHaveLength(2);
  });

  story('leaves nothing behind that costs, but the models and the bucket that it names', async () => {
    const { stdout } = await place!.shell('aws comprehend list-endpoints --query EndpointPropertiesList --output json; aws s3 ls');
    expect(stdout).toMatch(/^(\[\]|null)\n/);
    expect(stdout).toContain('acme-flywheel');
  });

  it('names no command of Flywheel that there is not', () => {
    const named = [...page.matchAll(/`flywheel ([a-z]+)[^`]*`/g)].map(([, command]) => command!);
    expect(named.length).toBeGreaterThan(6);
    expect(named.filter((command) => !commandNames.includes(command))).toEqual([]);
  });
});
