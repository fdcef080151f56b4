/** Pitfalls of names and addresses: what fits into one, and what else one names. */
import { describe, expect, it } from 'vitest';
import type { OperationName } from '../../src/comprehend/api.ts';
import { writeComprehendCsv } from '../../src/datasets/comprehend-csv.ts';
import { nowServing } from '../../src/reconcile/observe.ts';
import { serviceModel } from '../contract/service-model.ts';
import { config } from '../reconcile/service.ts';
import { documents } from '../reconcile/world.ts';
import { more, settled, type Turned, test, train, turned } from './turned.ts';

const given = { documents: { train, test } };

describe('pitfall 7: names, tokens and tags take fewer characters than one thinks', () => {
  it('and every request of a whole story keeps to the service model', async () => {
    const made = turned();
    const { engine } = config();
    if (engine.kind !== 'comprehend') throw new Error('another engine');
    const declared = config({ engine: { ...engine, tags: { 'cost centre': 'a+b=c @ 1:2/3', team: '' } } });
    await settled(made, { ...given, config: declared });
    await settled(made, { documents: { train: more.slice(1), test }, config: declared });
    expect(made.asked.flatMap(({ operation, request }) => breaches(operation, request))).toEqual([]);
    expect(new Set(made.asked.map(({ operation }) => operation)).size).toBeGreaterThan(8);
  });
});

/** Strings that break the pattern or length of their shape. */
function breaches(operation: OperationName, request: object): string[] {
  const { input } = serviceModel.operations[operation.charAt(0).toUpperCase() + operation.slice(1)]!;
  const of = (shapeName: string, value: unknown, path: string): string[] => {
    if (value === undefined) return [];
    const shape = serviceModel.shapes[shapeName]!;
    if (Array.isArray(value)) return value.flatMap((each, at) => of(shape.member!.shape, each, `${path}.${at}`));
    if (typeof value === 'object' && value !== null)
      return Object.entries(value).flatMap(([name, each]) => {
        const member = shape.members?.[name];
        return member === undefined ? [`${path}.${name} is no member`] : of(member.shape, each, `${path}.${name}`);
      });
    if (typeof value !== 'string') return [];
    const fits = shape.pattern === undefined || new RegExp(`^(?:${shape.pattern})$`, 'u').test(value);
    const long = value.length > (shape.max ?? Infinity) || value.length < (shape.min ?? 0);
    return fits && !long ? [] : [`${operation}: ${path} is ${JSON.stringify(value)}`];
  };
  return of(input, request, operation);
}

/** Every address in a request, those of folders too. */
const addressesIn = (made: Turned): string[] =>
  made.asked.flatMap(({ request }) => [...JSON.stringify(request).matchAll(/"S3Uri":"([^"]+)"/g)].map(([, uri]) => uri!));

describe('pitfall 8: an address is a prefix, and takes in whatever begins with it', () => {
  it('so each address that the service is given is one object and no more', async () => {
    const made = turned();
    await settled(made, given);
    await settled(made, { documents: { train: more, test } });
    const addresses = addressesIn(made);
    const inputs = addresses.filter((uri) => !uri.endsWith('/'));
    expect(inputs.length).toBeGreaterThan(4);
    for (const uri of inputs) expect(await made.storage.list(uri), uri).toEqual([uri]);
  });

  it('an index beside the data is not among what any dataset or job reads', async () => {
    const made = turned();
    await settled(made, given);
    const addresses = addressesIn(made);
    const index = await made.storage.list('s3://tickets-lake/flywheels/index/');
    expect(index.length).toBeGreaterThan(3);
    expect(index.filter((uri) => addresses.some((address) => !address.endsWith('/') && uri.startsWith(address)))).toEqual([]);
  });

  it.each(['present', 'absent'] as const)(
    'and a sibling that somebody put there gets into no model (counts of training %s)',
    async (versionMetadata) => {
      const probe = turned();
      await settled(probe, given);
      const [uri] = probe
        .of('createDataset')
        .flatMap(({ DatasetType, InputDataConfig }) =>
          DatasetType === 'TRAIN' ? [InputDataConfig!.DocumentClassifierInputDataConfig!.S3Uri!] : [],
        );
      const made = turned({ switches: { versionMetadata } });
      await made.storage.putIfAbsent(`${uri}.bak`, writeComprehendCsv(documents(5, 'sibling')));
      const outcome = await settled(made, given).catch((error: unknown) => error as Error);
      const serving = outcome instanceof Error ? null : nowServing(outcome.observed);
      expect(serving, 'a model that has learned from the sibling serves').toBeNull();
      expect(made.of('startFlywheelIteration').length, 'trainings that were paid for').toBeLessThanOrEqual(1);
    },
  );
});
