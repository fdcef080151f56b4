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
import type { Kit } from './kit.ts';
import { upload } from './newsroom.ts';

/** What operations are called on. */
export interface Subject {
  FlywheelArn: string;
  FlywheelName: string;
  DatasetArn: string;
  DatasetName: string;
  EndpointArn: string;
  EndpointName: string;
  /** Of an endpoint that serves and is not what the scene is about. */
  PinnedEndpointArn: string;
  /** What is acted upon: in most scenes a version that is trained and used by nobody. */
  ModelArn: string;
  /** Active in the flywheel. */
  ActiveModelArn: string;
  /** Of an iteration that is over. */
  FlywheelIterationId: string;
  JobId: string;
  JobArn: string;
}

/** Does something to the stage, and says what of the subject is another one now. */
export type Scene = (door: Door, subject: Subject) => Promise<Partial<Subject>>;

interface Stage {
  lake: Storage;
  now: number;
  subject: Subject;
}

const hour = 3600;
const options = { stateSeconds: hour, switches: { flywheelUpdate: 'asynchronous' } as Partial<Switches> };

/** Turns the clock far enough for every state to end. */
export async function settle(door: Door): Promise<void> {
  door.time.now += 2 * hour * 1000;
  await door.work();
}

export const arn = (resource: string): string => `arn:aws:comprehend:us-east-1:000000000000:${resource}`;

/** A flywheel `desk` with two versions, the first of them active, and a dataset that no iteration has seen; an endpoint `pinned` serves. */
async function setStage(kit: Kit): Promise<Stage> {
  const lake = openMemoryLake();
  const door = openOn(lake);
  const { comprehend } = door;
  const { FlywheelArn } = (await comprehend.createFlywheel(kit.flywheel({ FlywheelName: 'desk' }))) as { FlywheelArn: string };
  const addDataset = async (DatasetName: string, from: number, DatasetType: 'TRAIN' | 'TEST' = 'TRAIN'): Promise<string> => {
    await door.work();
    const InputDataConfig = await kit.documents(door, 60, from);
    const { DatasetArn } = await comprehend.createDataset({ FlywheelArn, DatasetName, DatasetType, InputDataConfig });
    await door.work();
    return DatasetArn!;
  };
  const iterate = async (): Promise<{ id: string; model: string }> => {
    const { FlywheelIterationId } = await comprehend.startFlywheelIteration({ FlywheelArn });
    await door.work();
    const { FlywheelIterationProperties } = await comprehend.describeFlywheelIteration({ FlywheelArn, FlywheelIterationId });
    return { id: FlywheelIterationId!, model: FlywheelIterationProperties!.TrainedModelArn! };
  };
  await addDataset('test-1', 600, 'TEST');
  await addDataset('train-1', 0);
  const first = await iterate();
  await comprehend.updateFlywheel({ FlywheelArn, ActiveModelArn: first.model });
  await addDataset('train-2', 60);
  const second = await iterate();
  const DatasetArn = await addDataset('train-3', 120);
  const pinned = { EndpointName: 'pinned', ModelArn: first.model, DesiredInferenceUnits: 1 };
  const { EndpointArn: PinnedEndpointArn } = await comprehend.createEndpoint(pinned);
  await upload(door, 'job.txt', 'a goal\n');
  const job = await kit.startJob(comprehend, { FlywheelArn });
  await door.work();
  const subject: Subject = {
    ...{ FlywheelArn, FlywheelName: 'desk', DatasetArn, DatasetName: 'train-3', FlywheelIterationId: second.id, ...job },
    ...{ EndpointArn: arn(`${kit.endpoint}/desk`), EndpointName: 'desk', PinnedEndpointArn: PinnedEndpointArn! },
    ...{ ModelArn: second.model, ActiveModelArn: first.model },
  };
  return { lake, now: door.time.now, subject };
}

const stages = new Map<Kit, Promise<Stage>>();

/** A theatre of one kind of models. @returns what opens a door to a copy of a scene */
export function openTheatre(kit: Kit): (open: OpenDoor, scene: Scene) => Promise<{ door: Door; subject: Subject }> {
  const played = new Map<Scene, Promise<Stage>>();

  async function playOn({ lake, now, subject }: Stage, scene: Scene): Promise<Stage> {
    const copy = overlay(lake);
    const door = openOn(copy, options);
    door.time.now = now;
    const changes = await scene(door, subject);
    return { lake: copy, now: door.time.now, subject: { ...subject, ...changes } };
  }

  return async (open, scene) => {
    const stage = stages.get(kit) ?? setStage(kit);
    stages.set(kit, stage);
    const begun = played.get(scene) ?? stage.then((empty) => playOn(empty, scene));
    played.set(scene, begun);
    const { lake, now, subject } = await begun;
    const door = await open({ ...options, storage: overlay(lake) });
    door.time.now = now;
    return { door, subject };
  };
}
