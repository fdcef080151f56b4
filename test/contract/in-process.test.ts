import { describe } from 'vitest';
import { createEngine } from '../../src/engine/engine.ts';
import { openMemoryLake } from '../../src/engine/lake/memory.ts';
import { classifierContract } from './classifiers.ts';
import { datasetContract } from './datasets.ts';
import { type OpenDoor, startOfTime, tick } from './door.ts';
import { endpointContract } from './endpoints.ts';
import { entityContract } from './entities.ts';
import { entityJobContract } from './entity-jobs.ts';
import { flywheelContract } from './flywheels.ts';
import { iterationContract } from './iterations.ts';
import { jobContract } from './jobs.ts';
import { listContract } from './lists.ts';
import { multiLabelContract } from './multi-label.ts';
import { refusalContract } from './refusals.ts';
import { checked } from './service-model.ts';
import { sharingContract } from './sharing.ts';
import { standaloneContract } from './standalone.ts';
import { standaloneRecognizerContract } from './standalone-recognizers.ts';
import { storyContract } from './story.ts';
import { tagContract } from './tags.ts';
import { validationContract } from './validations.ts';

const open: OpenDoor = async (options = {}) => {
  const storage = options.storage ?? openMemoryLake();
  const time = startOfTime();
  const { comprehend, work } = createEngine({ clock: () => tick(time), ...options, storage });
  return { comprehend: checked(comprehend), work, storage, time };
};

describe('in process', () => {
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
  refusalContract(open);
  listContract(open);
  standaloneContract(open);
  standaloneRecognizerContract(open);
  sharingContract(open);
  storyContract(open);
});
