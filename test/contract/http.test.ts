import { afterEach, describe, expect } from 'vitest';
import { classifierContract } from './classifiers.ts';
import { datasetContract } from './datasets.ts';
import type { OpenDoor } from './door.ts';
import { endpointContract } from './endpoints.ts';
import { entityContract } from './entities.ts';
import { entityJobContract } from './entity-jobs.ts';
import { flywheelContract } from './flywheels.ts';
import { iterationContract } from './iterations.ts';
import { jobContract } from './jobs.ts';
import { listContract } from './lists.ts';
import { multiLabelContract } from './multi-label.ts';
import { quotaContract } from './quotas.ts';
import { refusalContract } from './refusals.ts';
import { sharingContract } from './sharing.ts';
import { standaloneContract } from './standalone.ts';
import { standaloneRecognizerContract } from './standalone-recognizers.ts';
import { storyContract } from './story.ts';
import { tagContract } from './tags.ts';
import { tokenContract } from './tokens.ts';
import { validationContract } from './validations.ts';
import { openWire, type WireDoor } from './wire-door.ts';

const opened: WireDoor[] = [];

const open: OpenDoor = async (options) => {
  const door = await openWire(options);
  opened.push(door);
  return door;
};

afterEach(async () => {
  for (const door of opened.splice(0)) {
    door.sdk.destroy();
    await door.http.close();
    expect(door.bugs).toEqual([]);
  }
});

describe('over HTTP, by the AWS SDK', () => {
  validationContract(open);
  flywheelContract(open);
  datasetContract(open);
  iterationContract(open);
  classifierContract(open);
  endpointContract(open);
  jobContract(open);
  multiLabelContract(open);
  entityContract(open);
  entityJobContract(open);
  tagContract(open);
  tokenContract(open);
  refusalContract(open);
  listContract(open);
  quotaContract(open);
  standaloneContract(open);
  standaloneRecognizerContract(open);
  sharingContract(open);
  storyContract(open);
});
