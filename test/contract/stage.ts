/**
 * Where scenes are played: a lake in which something is in a certain state and stays there, because states last an hour here and nobody
 * turns the clock. A scene is played once and entered many times, each time in a copy of its own.
 */
import type { Storage } from '../../src/comprehend/storage.ts';
import { openMemoryLake } from '../../src/engine/lake/memory.ts';
import { overlay } from '../../src/engine/lake/overlay.ts';
import type { Switches } from '../../src/engine/switches.ts';
import { openOn } from '../engine/lakes.ts';
import type { Door, OpenDoor } from './door.ts';
import { activeNews, addDataset, iterate, role, rows, upload } from './newsroom.ts';

/** What operations are called on. */
export interface Subject {
  FlywheelArn: string;
  FlywheelName: string;
  DatasetArn: string;
  DatasetName: string;
  EndpointArn: string;
  EndpointName: string;
  /** What is acted upon: in most scenes a version that is trained and used by nobody. */
  ModelArn: string;
  /** Active in the flywheel `news`. */
  ActiveModelArn: string;
  /** Of an iteration of the flywheel `news` that is over. */
  FlywheelIterationId: string;
  JobId: string;
  JobArn: string;
}

interface Stage {
  lake: Storage;
  now: number;
  subject: Subject;
}

/** Does something to the stage, and says what of the subject is another one now. */
export type Scene = (door: Door, subject: Subject) => Promise<Partial<Subject>>;

const hour = 3600;
const options = { stateSeconds: hour, switches: { flywheelUpdate: 'asynchronous' } as Partial<Switches> };

/** Turns the clock far enough for every state to end. */
export async function settle(door: Door): Promise<void> {
  door.time.now += 2 * hour * 1000;
  await door.work();
}

export const arn = (resource: string): string => `arn:aws:comprehend:us-east-1:000000000000:${resource}`;

/** The flywheel `news` with two versions, the first of them active, and a dataset that no iteration has seen; an endpoint `pinned` serves. */
async function setStage(): Promise<Stage> {
  const lake = openMemoryLake();
  const door = openOn(lake);
  const { FlywheelArn, ModelArn: ActiveModelArn } = await activeNews(door);
  await addDataset(door, FlywheelArn, 'train-2', rows(30, 60));
  const { TrainedModelArn, FlywheelIterationId } = await iterate(door, FlywheelArn);
  const DatasetArn = await addDataset(door, FlywheelArn, 'train-3', rows(30, 90));
  await door.comprehend.createEndpoint({ EndpointName: 'pinned', ModelArn: ActiveModelArn, DesiredInferenceUnits: 1 });
  await upload(door, 'job.txt', 'a goal\n');
  const { JobId, JobArn } = await door.comprehend.startDocumentClassificationJob(jobRequest({ FlywheelArn }));
  await door.work();
  const subject: Subject = {
    ...{ FlywheelArn, FlywheelName: 'news', DatasetArn, DatasetName: 'train-3', FlywheelIterationId: FlywheelIterationId! },
    ...{ EndpointArn: arn('document-classifier-endpoint/desk'), EndpointName: 'desk', JobId: JobId!, JobArn: JobArn! },
    ...{ ModelArn: TrainedModelArn!, ActiveModelArn },
  };
  return { lake, now: door.time.now, subject };
}

export const jobRequest = (model: object) => ({
  ...{ DataAccessRoleArn: role, InputDataConfig: { S3Uri: 's3://lake/uploads/job.txt' }, OutputDataConfig: { S3Uri: 's3://lake/out/' } },
  ...model,
});

let stage: Promise<Stage> | undefined;
const played = new Map<Scene, Promise<Stage>>();

function play(scene: Scene): Promise<Stage> {
  stage ??= setStage();
  const begun = played.get(scene) ?? stage.then((empty) => playOn(empty, scene));
  played.set(scene, begun);
  return begun;
}

async function playOn({ lake, now, subject }: Stage, scene: Scene): Promise<Stage> {
  const copy = overlay(lake);
  const door = openOn(copy, options);
  door.time.now = now;
  const changes = await scene(door, subject);
  return { lake: copy, now: door.time.now, subject: { ...subject, ...changes } };
}

/** A door to a copy of the scene. */
export async function enter(open: OpenDoor, scene: Scene, switches: Partial<Switches> = {}): Promise<{ door: Door; subject: Subject }> {
  const { lake, now, subject } = await play(scene);
  const door = await open({ ...options, switches: { ...options.switches, ...switches }, storage: overlay(lake) });
  door.time.now = now;
  return { door, subject };
}
