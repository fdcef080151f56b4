import { describe, expect, it } from 'vitest';
import type { Comprehend, OperationName } from '../../src/comprehend/api.ts';
import { operations } from '../../src/engine/engine.ts';
import { exampleOf } from '../engine/example-values.ts';
import type { OpenDoor } from './door.ts';
import { classifierKit, type Kit } from './kit.ts';
import { refusal } from './newsroom.ts';
import { recognizerKit } from './recognizer-kit.ts';
import { modelOf, type Shape, serviceModel } from './service-model.ts';
import { openTheatre, type Scene, type Subject, settle } from './stage.ts';

const shapeOf = (name: string): Shape => serviceModel.shapes[name]!;
const inputOf = (name: string) => shapeOf(modelOf(name).input).members!;

/** Every operation that gives its answer in pages. */
const lists = (Object.keys(operations) as OperationName[]).filter((name) => inputOf(name).MaxResults !== undefined);

interface Page {
  items: object[];
  NextToken: string | undefined;
}

/** Two of everything at least. */
const crowd =
  (kit: Kit): Scene =>
  async (door, { FlywheelArn, ModelArn }) => {
    const { comprehend } = door;
    await comprehend.createFlywheel(kit.flywheel({ FlywheelName: 'second' }));
    await comprehend.createEndpoint({ EndpointName: 'other', ModelArn, DesiredInferenceUnits: 1 });
    await kit.startJob(comprehend, { FlywheelArn });
    await kit.createModel(comprehend, 'alone', await kit.documents(door, 60, 0));
    await settle(door);
    return {};
  };

export function listContract(open: OpenDoor): void {
  describe.each([classifierKit, recognizerKit])('lists, with $kind', (kit) => {
    const enter = openTheatre(kit);
    const scene = crowd(kit);
    const other = kit === classifierKit ? /Entit/ : /Document/;
    const ours = lists.filter((name) => !other.test(name));

    async function lister(name: OperationName): Promise<(request?: object) => Promise<Page>> {
      const { door, subject } = await enter(open, scene);
      return (request = {}) => ask(door.comprehend, name, { ...whose(name, subject), ...request });
    }

    it.each(ours)('%s gives everything once, newest first, in pages of whatever size', async (name) => {
      const list = await lister(name);
      const { items: all, NextToken } = await list();
      expect(NextToken).toBeUndefined();
      expect(all.length).toBeGreaterThan(1);
      expect(all.map(createdOf)).toEqual(all.map(createdOf).sort((a, b) => b - a));
      for (const MaxResults of [1, 2, all.length, 500]) {
        const paged: object[] = [];
        for (let next: string | undefined, page = 0; page === 0 || next !== undefined; page++) {
          const { items, NextToken: token } = await list({ MaxResults, NextToken: next });
          expect(token === undefined || items.length === MaxResults).toBe(true);
          paged.push(...items);
          next = token;
        }
        expect(paged).toEqual(all);
      }
    });

    it.each(ours)('%s refuses a NextToken that it did not give', async (name) => {
      const list = await lister(name);
      for (const NextToken of ['next', Buffer.from('[1]').toString('base64url')])
        expect((await refusal(list({ NextToken }))).name).toBe('InvalidRequestException');
    });

    it.each(ours.filter((name) => inputOf(name).Filter !== undefined))('%s filters by each thing, and by one at a time', async (name) => {
      const list = await lister(name);
      const { items: all } = await list();
      const filters = Object.entries(shapeOf(inputOf(name).Filter!.shape).members!).map(([each, { shape }]) => [each, shape] as const);
      for (const [each, shape] of filters) {
        for (const value of [...valuesOf(shapeOf(shape)), ...new Set(all.flatMap((item) => said(item, each) ?? []))]) {
          const { items } = await list({ Filter: { [each]: value } });
          expect(items).toEqual(all.filter((item) => passes(item, each, value)));
        }
        for (const [second, shapeOfSecond] of filters.filter(([name]) => name > each)) {
          const Filter = { [each]: valuesOf(shapeOf(shape))[0], [second]: valuesOf(shapeOf(shapeOfSecond))[0] };
          const { errors } = modelOf(name);
          const refused = errors.includes('InvalidFilterException') ? 'InvalidFilterException' : 'InvalidRequestException';
          expect((await refusal(list({ Filter }))).name).toBe(refused);
        }
      }
    });
  });
}

async function ask(comprehend: Comprehend, name: OperationName, request: object): Promise<Page> {
  const answer = await (comprehend[name] as (request: object) => Promise<Record<string, unknown>>)(request);
  const { NextToken, ...rest } = answer;
  return { items: Object.values(rest).find(Array.isArray) as object[], NextToken: NextToken as string | undefined };
}

/** What a list needs to be asked for. */
const whose = (name: OperationName, { FlywheelArn }: Subject): object =>
  shapeOf(modelOf(name).input).required?.includes('FlywheelArn') ? { FlywheelArn } : {};

/** Milliseconds since 1970. */
function createdOf(item: object): number {
  const { CreationTime, SubmitTime, LatestVersionCreatedAt } = item as Record<string, Date | undefined>;
  return (CreationTime ?? SubmitTime ?? LatestVersionCreatedAt!).getTime();
}

/** Of times, one that is before everything and one that is after. */
function valuesOf(shape: Shape): unknown[] {
  if (shape.type === 'timestamp') return [new Date(0), new Date(Date.UTC(2100, 0, 1))];
  return shape.enum ?? [exampleOf(shape.pattern!).match];
}

/** Whether an item, as it is described, is what the filter asks for. */
function passes(item: object, filter: string, value: unknown): boolean {
  if (/After$/.test(filter)) return createdOf(item) > (value as Date).getTime();
  if (/Before$/.test(filter)) return createdOf(item) < (value as Date).getTime();
  return said(item, filter) === value;
}

/** What a filter other than those by time looks at. */
function said(item: object, filter: string): string | undefined {
  const described = item as Record<string, string | undefined>;
  const model = described.DocumentClassifierArn ?? described.EntityRecognizerArn;
  return /(Classifier|Recognizer)Name$/.test(filter) ? model!.split('/')[1] : described[filter];
}
