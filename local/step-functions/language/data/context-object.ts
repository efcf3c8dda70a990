import type { ExecutionIdentity, Json } from '../../contract.ts';

/** The context object, `$$` in JSONPath and `$states.context` in JSONata. */
export type ContextObject = { readonly [member: string]: Json };

/** The parts of the context object that stay the same for a whole execution. */
export function createExecutionContext(identity: ExecutionIdentity, input: Json): ContextObject {
  const execution: { [member: string]: Json } = {
    Id: identity.executionArn,
    Input: input,
    StartTime: new Date(identity.startTime).toISOString(),
    Name: identity.executionName,
    RoleArn: identity.roleArn,
  };
  // Express executions can't be redriven.
  if (!identity.executionArn.includes(':express:')) execution['RedriveCount'] = 0;
  return {
    Execution: execution,
    StateMachine: { Id: identity.stateMachineArn, Name: identity.stateMachineName },
  };
}

/** The context object inside a state. Only states that can be retried count their retries. */
export function createStateContext(
  outer: ContextObject,
  name: string,
  enteredAt: number,
  retryCount: number | undefined,
): ContextObject {
  const state: { [member: string]: Json } = {
    Name: name,
    EnteredTime: new Date(enteredAt).toISOString(),
  };
  if (retryCount !== undefined) state['RetryCount'] = retryCount;
  return { ...outer, State: state };
}

/** One item of a Map: an element of an array, or a member of an object, which has a key. */
export interface MapItem {
  readonly key?: string;
  readonly value: Json;
}

/** The context object of one Map iteration. */
export function createItemContext(
  outer: ContextObject,
  items: readonly MapItem[],
  index: number,
): ContextObject {
  const item = items[index];
  const key = item?.key === undefined ? undefined : { Key: item.key };
  return { ...outer, Map: { Item: { Index: index, ...key, Value: item?.value ?? null } } };
}
