import { type Json, type TaskCall, TaskFailed } from '../../../local/step-functions/contract.ts';
import type { Engine } from '../engine.ts';
import type { World } from '../world.ts';

interface IntegrationOptions
  extends Pick<World, 'outside' | 'clock' | 'random' | 'bucket' | 'losses'> {
  engine(): Engine;
}

/** What machines ask of Step Functions and S3 by themselves. */
export const createIntegrations = ({
  outside,
  clock,
  random,
  bucket,
  losses,
  engine,
}: IntegrationOptions) => {
  const engineCall = (name: string, work: () => Json): Promise<Json> =>
    outside.reach({
      ...{ kind: 'engine', name, call: async () => work() },
      fail: (): never => {
        throw new TaskFailed('Sfn.SfnException', 'Rate exceeded');
      },
    });

  const startExecution = (task: TaskCall) => {
    const {
      StateMachineArn,
      Name = random.uuid(),
      Input = '{}',
    } = task.input as {
      StateMachineArn: string;
      Name?: string;
      Input?: string | Json;
    };
    const input = typeof Input === 'string' ? Input : JSON.stringify(Input);
    return engineCall('start execution', () => ({
      ExecutionArn: engine().start(engine().machineOf(StateMachineArn), Name, input).arn,
      StartDate: new Date(clock.now()).toISOString(),
    }));
  };

  const describeExecution = (task: TaskCall) =>
    engineCall('describe execution', () => {
      const { ExecutionArn } = task.input as { ExecutionArn: string };
      const found = engine().executions.get(ExecutionArn);
      if (!found) throw new TaskFailed('Sfn.ExecutionDoesNotExistException', ExecutionArn);
      return {
        ExecutionArn,
        Status: found.status,
        ...(found.stoppedAt !== undefined && { StopDate: new Date(found.stoppedAt).toISOString() }),
        ...(found.error !== undefined && { Error: found.error }),
        ...(found.cause !== undefined && { Cause: found.cause }),
      };
    });

  const headObject = (task: TaskCall) => {
    const { Key, VersionId } = task.input as { Key: string; VersionId: string };
    return outside.reach<Json>({
      ...{ kind: 'storage', name: 'head' },
      async call() {
        const found = bucket.head(Key, VersionId);
        if (!found) throw new TaskFailed('S3.NoSuchKeyException', Key);
        return { ContentLength: found.sizeBytes, ETag: found.etag, VersionId: found.versionId };
      },
      fail: (): never => {
        throw new TaskFailed('S3.S3Exception', 'SlowDown');
      },
      own: {
        'object gone': async () => {
          losses.objects += 1;
          bucket.lose(Key);
          throw new TaskFailed('S3.NoSuchKeyException', Key);
        },
      },
    });
  };

  return { startExecution, describeExecution, headObject };
};
