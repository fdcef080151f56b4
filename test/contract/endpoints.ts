import { describe, expect, it } from 'vitest';
import type { Door, OpenDoor } from './door.ts';
import { activeNews, addDataset, iterate, refusal, rows, trainedNews } from './newsroom.ts';

const EndpointArn = 'arn:aws:comprehend:us-east-1:000000000000:document-classifier-endpoint/news';

export function endpointContract(open: OpenDoor): void {
  const properties = async (door: Door) => (await door.comprehend.describeEndpoint({ EndpointArn })).EndpointProperties!;
  const bound = async (door: Door) => {
    const news = await activeNews(door);
    await door.comprehend.createEndpoint({ EndpointName: 'news', FlywheelArn: news.FlywheelArn, DesiredInferenceUnits: 1 });
    await door.work();
    return news;
  };

  describe('CreateEndpoint', () => {
    it('is CREATING and does not answer, then is IN_SERVICE and does', async () => {
      const door = await open();
      const { FlywheelArn, ModelArn } = await activeNews(door);
      const created = await door.comprehend.createEndpoint({ EndpointName: 'news', FlywheelArn, DesiredInferenceUnits: 2 });
      expect(created).toEqual({ EndpointArn, ModelArn });
      expect(await properties(door)).toMatchObject({
        Status: 'CREATING',
        DesiredModelArn: ModelArn,
        DesiredInferenceUnits: 2,
        FlywheelArn,
      });
      expect((await refusal(door.comprehend.classifyDocument({ EndpointArn, Text: 'a goal' }))).name).toBe('ResourceUnavailableException');
      await door.work();
      expect(await properties(door)).toMatchObject({ Status: 'IN_SERVICE', ModelArn, DesiredModelArn: ModelArn, CurrentInferenceUnits: 2 });
    });

    it('refuses both or neither of model and flywheel, what is not there, a name that is taken, and a flywheel without an active model', async () => {
      const door = await open();
      const { FlywheelArn, ModelArn } = await trainedNews(door);
      const create = (binding: object) =>
        refusal(door.comprehend.createEndpoint({ EndpointName: 'news', DesiredInferenceUnits: 1, ...binding }));
      expect((await create({})).name).toBe('InvalidRequestException');
      expect((await create({ FlywheelArn, ModelArn })).name).toBe('InvalidRequestException');
      expect((await create({ ModelArn: ModelArn.replace('v1', 'v9') })).name).toBe('ResourceNotFoundException');
      expect((await create({ FlywheelArn: `${FlywheelArn}x` })).name).toBe('ResourceNotFoundException');
      expect(await create({ FlywheelArn })).toEqual({
        name: 'ResourceUnavailableException',
        message: 'Flywheel news has no active model yet.',
      });
      const request = { EndpointName: 'news', DesiredInferenceUnits: 1, ModelArn, ClientRequestToken: 'once' };
      const first = await door.comprehend.createEndpoint(request);
      expect(await door.comprehend.createEndpoint(request)).toEqual(first);
      expect(await create({ ModelArn })).toEqual({ name: 'ResourceInUseException', message: 'An endpoint named news exists already.' });
    });

    it('stops at ten endpoints and ten units each when strict', async () => {
      const door = await open({ strict: true });
      const { ModelArn } = await trainedNews(door);
      const create = (EndpointName: string, DesiredInferenceUnits = 1) =>
        door.comprehend.createEndpoint({ EndpointName, ModelArn, DesiredInferenceUnits });
      expect((await refusal(create('big', 11))).message).toBe('11 inference units are asked for: the limit for one endpoint is 10.');
      for (let at = 0; at < 10; at++) await create(`e${at}`);
      expect(await refusal(create('e10'))).toEqual({
        name: 'ResourceLimitExceededException',
        message: 'There are 10 endpoints: the limit is 10.',
      });
    });
  });

  describe('an endpoint bound to a flywheel', () => {
    it('switches to the new active model by itself, and answers with the old one until then', async () => {
      const door = await open();
      const { FlywheelArn, ModelArn } = await bound(door);
      await addDataset(door, FlywheelArn, 'wrong', rows(600, 0, true));
      const { TrainedModelArn } = await iterate(door, FlywheelArn);
      await door.comprehend.updateFlywheel({ FlywheelArn, ActiveModelArn: TrainedModelArn });
      expect(await properties(door)).toMatchObject({ Status: 'UPDATING', ModelArn, DesiredModelArn: TrainedModelArn });
      const first = async () =>
        (await door.comprehend.classifyDocument({ EndpointArn, Text: 'The coach praised the league match' })).Classes![0]!.Name;
      expect(await first()).toBe('sport');
      expect((await refusal(door.comprehend.deleteEndpoint({ EndpointArn }))).message).toBe(
        'Endpoint news is UPDATING: it can be deleted once it is IN_SERVICE.',
      );
      await door.work();
      expect(await properties(door)).toMatchObject({ Status: 'IN_SERVICE', ModelArn: TrainedModelArn, DesiredModelArn: TrainedModelArn });
      expect(await first()).toBe('business');
    });
  });

  describe('UpdateEndpoint', () => {
    it('pins a model, which ends the following, and follows a flywheel again', async () => {
      const door = await open();
      const { FlywheelArn, ModelArn } = await bound(door);
      expect(await door.comprehend.updateEndpoint({ EndpointArn, DesiredModelArn: ModelArn })).toEqual({ DesiredModelArn: ModelArn });
      expect((await refusal(door.comprehend.updateEndpoint({ EndpointArn, DesiredInferenceUnits: 2 }))).message).toBe(
        'Endpoint news is UPDATING: it can be updated once it is IN_SERVICE.',
      );
      await door.work();
      await addDataset(door, FlywheelArn, 'more', rows(30, 60));
      const { TrainedModelArn } = await iterate(door, FlywheelArn);
      await door.comprehend.updateFlywheel({ FlywheelArn, ActiveModelArn: TrainedModelArn });
      await door.work();
      const pinned = await properties(door);
      expect([pinned.Status, pinned.ModelArn, pinned.FlywheelArn]).toEqual(['IN_SERVICE', ModelArn, undefined]);
      await door.comprehend.updateEndpoint({ EndpointArn, FlywheelArn });
      await door.work();
      expect(await properties(door)).toMatchObject({ Status: 'IN_SERVICE', ModelArn: TrainedModelArn, FlywheelArn });
    });

    it('changes the inference units', async () => {
      const door = await open();
      await bound(door);
      await door.comprehend.updateEndpoint({ EndpointArn, DesiredInferenceUnits: 3 });
      expect(await properties(door)).toMatchObject({ Status: 'UPDATING', CurrentInferenceUnits: 1, DesiredInferenceUnits: 3 });
      await door.work();
      expect(await properties(door)).toMatchObject({ Status: 'IN_SERVICE', CurrentInferenceUnits: 3 });
    });

    it('refuses model and flywheel together, and an endpoint that is not there', async () => {
      const door = await open();
      const { FlywheelArn, ModelArn } = await bound(door);
      expect((await refusal(door.comprehend.updateEndpoint({ EndpointArn, DesiredModelArn: ModelArn, FlywheelArn }))).name).toBe(
        'InvalidRequestException',
      );
      expect((await refusal(door.comprehend.updateEndpoint({ EndpointArn: `${EndpointArn}x`, FlywheelArn }))).name).toBe(
        'ResourceNotFoundException',
      );
    });
  });

  describe('ListEndpoints and DeleteEndpoint', () => {
    it('list by model, status and time, and delete in the background', async () => {
      const door = await open();
      const { ModelArn } = await bound(door);
      await door.comprehend.createEndpoint({ EndpointName: 'other', ModelArn, DesiredInferenceUnits: 1 });
      const names = async (Filter?: object) =>
        (await door.comprehend.listEndpoints({ Filter })).EndpointPropertiesList!.map((endpoint) =>
          endpoint.EndpointArn!.split('/').at(-1),
        );
      expect(await names()).toEqual(['other', 'news']);
      expect(await names({ Status: 'IN_SERVICE' })).toEqual(['news']);
      expect(await names({ ModelArn })).toEqual(['other', 'news']);
      expect((await refusal(names({ ModelArn, Status: 'IN_SERVICE' }))).name).toBe('InvalidRequestException');
      await door.comprehend.deleteEndpoint({ EndpointArn });
      expect((await properties(door)).Status).toBe('DELETING');
      await door.work();
      expect((await refusal(door.comprehend.describeEndpoint({ EndpointArn }))).name).toBe('ResourceNotFoundException');
      expect((await refusal(door.comprehend.deleteEndpoint({ EndpointArn }))).name).toBe('ResourceNotFoundException');
      expect(await names()).toEqual(['other']);
    });
  });

  describe('ClassifyDocument', () => {
    it('gives every class with its score, highest first, and reads line breaks as spaces', async () => {
      const door = await open();
      await bound(door);
      const { Classes } = await door.comprehend.classifyDocument({ EndpointArn, Text: 'The comet passed the telescope' });
      expect(Classes!.map((each) => each.Name)).toContain('business');
      expect(Classes![0]!.Name).toBe('science');
      expect(Classes!.reduce((sum, each) => sum + each.Score!, 0)).toBeCloseTo(1, 9);
      expect(await door.comprehend.classifyDocument({ EndpointArn, Text: 'The comet passed\r\nthe telescope\n' })).toEqual({ Classes });
    });

    it('refuses a request without a text, documents to be read from, and an endpoint that is not there', async () => {
      const door = await open();
      await bound(door);
      expect((await refusal(door.comprehend.classifyDocument({ EndpointArn }))).name).toBe('InvalidRequestException');
      expect((await refusal(door.comprehend.classifyDocument({ EndpointArn, Bytes: new Uint8Array([1]) }))).name).toBe(
        'InvalidRequestException',
      );
      for (const missing of [`${EndpointArn}x`, EndpointArn.replace('us-east-1', 'eu-west-1')])
        expect((await refusal(door.comprehend.classifyDocument({ EndpointArn: missing, Text: 'a goal' }))).name).toBe(
          'ResourceUnavailableException',
        );
    });

    it('takes 10 KB of UTF-8 and not a byte more when strict', async () => {
      const door = await open({ strict: true });
      await bound(door);
      const Text = 'é'.repeat(5120);
      expect((await door.comprehend.classifyDocument({ EndpointArn, Text })).Classes).toHaveLength(3);
      expect((await refusal(door.comprehend.classifyDocument({ EndpointArn, Text: `${Text}.` }))).name).toBe(
        'TextSizeLimitExceededException',
      );
    });
  });
}
