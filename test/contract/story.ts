import { expect, it } from 'vitest';
import { readJobOutput } from '../../src/comprehend/job-output.ts';
import { type OpenDoor, placeOf } from './door.ts';
import { addDataset, createNews, iterate, rows, upload } from './newsroom.ts';

export function storyContract(open: OpenDoor): void {
  it('carries a flywheel from its first model to a better one in production', async () => {
    const door = await open({ strict: true });
    const { comprehend } = door;
    const { role, root, suffix } = placeOf(door);
    const FlywheelArn = await createNews(door);
    await addDataset(door, FlywheelArn, 'train-1', rows(60) + rows(60, 60, true));
    await addDataset(door, FlywheelArn, 'test', rows(90, 6000), 'TEST');
    const first = await iterate(door, FlywheelArn);
    await comprehend.updateFlywheel({ FlywheelArn, ActiveModelArn: first.TrainedModelArn });
    const { EndpointArn } = await comprehend.createEndpoint({ EndpointName: `news${suffix}`, FlywheelArn, DesiredInferenceUnits: 1 });
    await door.work();

    await addDataset(door, FlywheelArn, 'train-2', rows(900, 300));
    const second = await iterate(door, FlywheelArn);
    expect(second.EvaluatedModelArn).toBe(first.TrainedModelArn);
    expect(second.TrainedModelMetrics!.AverageF1Score).toBeGreaterThan(second.EvaluatedModelMetrics!.AverageF1Score!);
    await comprehend.updateFlywheel({ FlywheelArn, ActiveModelArn: second.TrainedModelArn });
    await door.work();
    const { EndpointProperties } = await comprehend.describeEndpoint({ EndpointArn });
    expect(EndpointProperties).toMatchObject({ Status: 'IN_SERVICE', ModelArn: second.TrainedModelArn });

    const texts = ['The coach praised the league', 'Shares of the bank fell', 'The species of the fossil'];
    const { JobId } = await comprehend.startDocumentClassificationJob({
      ...{ FlywheelArn, DataAccessRoleArn: role, OutputDataConfig: { S3Uri: `${root}/out` } },
      InputDataConfig: { S3Uri: await upload(door, 'job.txt', `${texts.join('\n')}\n`), InputFormat: 'ONE_DOC_PER_LINE' },
    });
    await door.work();
    const { DocumentClassificationJobProperties: job } = await comprehend.describeDocumentClassificationJob({ JobId });
    const answers = readJobOutput((await door.storage.get(job!.OutputDataConfig!.S3Uri!))!);
    expect(answers.map((answer) => answer.Classes![0]!.Name)).toEqual(['sport', 'business', 'science']);
    for (const [at, Text] of texts.entries()) {
      const { Classes } = await comprehend.classifyDocument({ EndpointArn, Text });
      expect(Classes![0]!.Name).toBe(answers[at]!.Classes![0]!.Name);
    }

    await comprehend.deleteEndpoint({ EndpointArn });
    await door.work();
    await comprehend.deleteFlywheel({ FlywheelArn });
    await door.work();
    for (const model of [first, second]) await comprehend.deleteDocumentClassifier({ DocumentClassifierArn: model.TrainedModelArn });
    await door.work();
    await expect(comprehend.describeFlywheel({ FlywheelArn })).rejects.toMatchObject({ name: 'ResourceNotFoundException' });
  });
}
