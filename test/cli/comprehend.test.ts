import { expect, it } from 'vitest';
import { files, sandbox, yaml } from '../commands/sandbox.ts';
import { bundledCli, run } from './bundle.ts';

const engine = 'region: eu-west-1, dataLake: "s3://tickets-lake", dataAccessRole: "arn:aws:iam::123456789012:role/comprehend"';

it('says what is wrong with the way to AWS and nothing else: no stack, no word of the SDK about the version of Node', async () => {
  const box = sandbox(files({ 'flywheel.yaml': yaml(`engine: { comprehend: { ${engine} } }\n`) }));
  const variables = { AWS_ACCESS_KEY_ID: 'key', AWS_SECRET_ACCESS_KEY: 'secret', AWS_ENDPOINT_URL: 'nonsense' };
  const { code, stdout, stderr } = await run(await bundledCli(), box.directory, ['status', '--json'], { variables });
  const kind = 'aws-unreachable';
  expect(JSON.parse(stdout)).toMatchObject({ error: { kind, message: expect.stringContaining('"nonsense", is not a URL') } });
  expect({ code, stderr }).toEqual({ code: 1, stderr: '' });
});
