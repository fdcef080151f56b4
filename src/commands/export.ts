import { stringify } from 'yaml';
import { type RoleName, statementsOf } from '../aws/permissions.ts';
import type { Scope } from '../aws/statement.ts';
import { cloudFormation } from '../aws/template.ts';
import type { Known } from '../aws/template-roles.ts';
import type { ComprehendEngine, Config } from '../config/config.ts';
import { Failure } from '../problems/failure.ts';
import { loadFlywheels } from './load.ts';
import type { Settings } from './settings.ts';
import { filesOnDisk, findRepository } from './workspace.ts';

const forms = ['cloudformation', 'iam'] as const;
type OnComprehend = Config & { engine: ComprehendEngine };

/**
 * What an account needs for the flywheels of this repository: a stack, or the policies of its roles for whoever makes roles in another way.
 * @throws {Failure} for another form, and for policies of flywheels that name no account.
 */
export async function exported(settings: Settings, form: string | undefined, only: string | null, json: boolean): Promise<string> {
  if (form !== 'cloudformation' && form !== 'iam')
    throw new Failure('missing-argument', `Say what to export: ${forms.join(' or ')}.`, {
      hint: '`flywheel export cloudformation > flywheel-aws.yaml`',
    });
  const declared = await onComprehend(settings, only);
  const made = form === 'iam' ? { policies: policies(declared) } : { text: template(declared) };
  if (json) return indented({ schemaVersion: 1, command: 'export', form, ...made });
  return made.text ?? indented(made.policies);
}

async function onComprehend(settings: Settings, only: string | null): Promise<OnComprehend[]> {
  const loaded = await loadFlywheels(filesOnDisk(settings, await findRepository(settings)), settings.config);
  return loaded.flatMap(({ config }) => {
    if (config === null || (only !== null && config.name !== only)) return [];
    const { engine } = config;
    return engine.kind === 'comprehend' ? [{ ...config, engine }] : [];
  });
}

/** Works before there is an account, so that whoever begins can make the stack first and write flywheel.yaml with what it gives. */
function template(declared: readonly OnComprehend[]): string {
  const [first] = declared;
  const usdPerMonth = declared.reduce((sum, { budget }) => sum + (budget?.usdPerMonth ?? 0), 0);
  const made = cloudFormation({
    ...known(declared),
    branch: 'main',
    ...(first === undefined ? {} : { bucket: bucketOf(first) }),
    ...(usdPerMonth === 0 ? {} : { usdPerMonth }),
  });
  return stringify(made, { lineWidth: 140, aliasDuplicateObjects: false });
}

/** The policy of each role, by its name. */
function policies(declared: readonly OnComprehend[]): object {
  const [first] = declared;
  if (first === undefined)
    throw new Failure('no-account', 'No flywheel here has `engine: comprehend`, so there is no bucket and no role to write policies for.', {
      hint: 'Write the engine in flywheel.yaml, or begin with `flywheel export cloudformation`, which asks for both.',
    });
  const { region, dataAccessRole } = first.engine;
  const scope: Scope = { ...known(declared), ...accountOf(dataAccessRole), region, bucket: bucketOf(first), dataAccessRole };
  const roles: RoleName[] = ['plan', 'train', 'apply', 'prune'];
  return Object.fromEntries(roles.map((role) => [role, { Version: '2012-10-17', Statement: statementsOf(role, scope) }]));
}

/** What the flywheels say of what roles are for. One flywheel's roles reach its own things alone; those of several would need a statement for each. */
function known(declared: readonly OnComprehend[]): Known {
  const [only] = declared.length === 1 ? declared : [];
  const keysOf = (which: (kms: ComprehendEngine['kms']) => string[]): string[] => [
    ...new Set(declared.flatMap(({ engine }) => which(engine.kms).map((key) => keyArn(key, engine)))),
  ];
  return {
    flywheel: only?.name ?? '*',
    lake: only === undefined ? '*' : prefixOf(only),
    adopted: declared.flatMap(({ engine }) => engine.adopt ?? []),
    keys: keysOf((kms) => Object.values(kms)),
    lakeKeys: keysOf(({ dataLake }) => (dataLake === undefined ? [] : [dataLake])),
    network: declared.some(({ engine }) => engine.vpc !== null),
  };
}

function accountOf(role: string): { partition: string; account: string } {
  const [, partition, , , account] = role.split(':') as [string, string, string, string, string];
  return { partition, account };
}

/** @throws {Failure} for an alias: a policy cannot name a key by it. */
function keyArn(key: string, { region, dataAccessRole }: ComprehendEngine): string {
  if (/(^|:)alias\//.test(key))
    throw new Failure('key-alias', `${key} is the alias of a key, and no policy can be written for an alias.`, {
      hint: 'Write the id or the ARN of the key in flywheel.yaml.',
    });
  const { partition, account } = accountOf(dataAccessRole);
  return key.startsWith('arn:') ? key : `arn:${partition}:kms:${region}:${account}:key/${key}`;
}

const indented = (value: object): string => `${JSON.stringify(value, null, 2)}\n`;

const placeOf = ({ engine }: OnComprehend): string[] => engine.dataLake.slice('s3://'.length).split('/');
const bucketOf = (config: OnComprehend): string => placeOf(config)[0]!;
const prefixOf = (config: OnComprehend): string =>
  placeOf(config)
    .slice(1)
    .map((part) => `${part}/`)
    .join('');
