import type { Engine, StartRequest } from '../../engine/engine.ts';
import { ServiceError } from '../../engine/service-error.ts';
import { checkInput } from '../check-input.ts';
import { checkName } from '../check-name.ts';
import { findTarget } from '../find.ts';
import { NAME_LENGTH } from '../limits.ts';
import { type Members, optionalString } from '../members.ts';
import type { Operation } from '../operation.ts';

const MEMBERS = ['stateMachineArn', 'name', 'input', 'traceHeader'];

const readRequest = (engine: Engine, members: Members): StartRequest => {
  const name = optionalString(members, 'name', NAME_LENGTH) ?? engine.uuid();
  const input = optionalString(members, 'input', { max: Number.POSITIVE_INFINITY }) ?? '{}';
  checkName(name);
  checkInput(input);
  return { name, input, traceHeader: optionalString(members, 'traceHeader', { max: 256 }) };
};

export const startExecution: Operation = {
  members: MEMBERS,
  run(engine, members) {
    const { machine, version, alias } = findTarget(engine, members);
    const named = { versionArn: version?.arn, aliasArn: alias?.arn };
    const request = { ...readRequest(engine, members), ...named };
    const { arn, startDate } =
      machine.type === 'EXPRESS'
        ? engine.startExpress(machine, request)
        : engine.start(machine, request);
    return { executionArn: arn, startDate: new Date(startDate) };
  },
};

const BILLED_STEP_MS = 100;

/** Answers when the Express execution has ended, whatever its status. */
export const startSyncExecution: Operation = {
  members: [...MEMBERS, 'includedData'],
  async run(engine, members) {
    const { machine } = findTarget(engine, members);
    if (machine.type !== 'EXPRESS') {
      throw new ServiceError(
        'StateMachineTypeNotSupported',
        'This operation is not supported by this type of state machine',
      );
    }
    const request = readRequest(engine, members);
    const run = engine.startExpress(machine, request);
    const { result, stopDate } = await run.ended;
    const steps = Math.max(1, Math.ceil((stopDate - run.startDate) / BILLED_STEP_MS));
    return {
      executionArn: run.arn,
      stateMachineArn: machine.arn,
      name: request.name,
      startDate: new Date(run.startDate),
      stopDate: new Date(stopDate),
      status: result.status,
      ...(result.status === 'SUCCEEDED'
        ? { output: JSON.stringify(result.output), outputDetails: { included: true } }
        : { error: result.error, cause: result.cause }),
      input: request.input,
      inputDetails: { included: true },
      traceHeader: request.traceHeader,
      billingDetails: {
        billedDurationInMilliseconds: steps * BILLED_STEP_MS,
        billedMemoryUsedInMB: 64,
      },
    };
  },
};
