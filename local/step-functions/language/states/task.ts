import { type Json, TaskFailed } from '../../contract.ts';
import { compileDataFlow } from '../data/data-flow.ts';
import { assertWithinQuota, Payload } from '../data/payload.ts';
import type { StateDefinition } from '../definition.ts';
import { compileCatch } from '../errors/catch.ts';
import { StateFailure } from '../errors/failure.ts';
import { compileRetry } from '../errors/retry.ts';
import { compileTemplate } from '../jsonata/template.ts';
import { compilePayloadTemplate } from '../jsonpath/payload-template.ts';
import type { Compilation, State } from '../run/state.ts';
import { compileSeconds } from '../run/timeout.ts';
import type { Visit } from '../run/visit.ts';
import { callWithin, TaskTimedOut } from './call-within.ts';
import { eventsOf, type ResourceEvents } from './resource.ts';

/** Task: calls what its Resource names, and hands on what it answers. */
export function compileTask(definition: StateDefinition, { name, language }: Compilation): State {
  const resource = definition.Resource ?? '';
  const flow = compileDataFlow(definition, language);
  const events = eventsOf(resource);
  const timeout = compileSeconds('TimeoutSeconds', definition, language, flow);
  const heartbeat = compileSeconds('HeartbeatSeconds', definition, language, flow);
  const compile = language === 'JSONPath' ? compilePayloadTemplate : compileTemplate;
  const { Credentials } = definition;
  const credentials = Credentials === undefined ? undefined : compile(Credentials, 'Credentials');
  return {
    name,
    type: 'Task',
    retry: compileRetry(definition.Retry),
    catchers: compileCatch(definition.Catch, language),
    async perform(visit) {
      const input = await flow.prepare(visit);
      const timeoutSeconds = await timeout(visit);
      const heartbeatSeconds = await heartbeat(visit);
      const credential = await credentials?.(visit.scene(), visit.input.value);
      const options = {
        ...(timeoutSeconds !== undefined && { timeoutInSeconds: timeoutSeconds }),
        ...(heartbeatSeconds !== undefined && { heartbeatInSeconds: heartbeatSeconds }),
        ...(credential !== undefined && { taskCredentials: toDetails(credential) }),
      };
      const { thread } = visit;
      const region = thread.execution.environment.identity.executionArn.split(':')[3] ?? '';
      const { text } = new Payload(input);
      assertWithinQuota(text, name);
      await thread.emit(...events.scheduled(text, region, options));
      await thread.emit(...events.started);
      const result = await call(visit, resource, input, timeoutSeconds, events);
      return flow.finish(visit, result);
    },
  };
}

/** Calls the resource and records how that went. Throws StateFailure, or the thread's abort reason. */
async function call(
  visit: Visit,
  resource: string,
  input: Json,
  timeoutSeconds: number | undefined,
  events: ResourceEvents,
): Promise<Json> {
  const { thread, stateName } = visit;
  try {
    const result = await callWithin(thread, timeoutSeconds, (signal) => {
      const { environment } = thread.execution;
      const { executionArn } = environment.identity;
      return environment.tasks({ resource, input, executionArn, stateName, signal });
    });
    const { text } = new Payload(result);
    assertWithinQuota(text, events.label);
    await thread.emit(...events.succeeded(text));
    return result;
  } catch (error) {
    if (error instanceof TaskTimedOut) {
      await thread.emit(...events.timedOut);
      throw new StateFailure('task', 'States.Timeout');
    }
    const failure = toFailure(error);
    if (failure === undefined) throw error;
    await thread.emit(...events.failed(failure.error ?? '', failure.reason ?? ''));
    throw failure;
  }
}

function toFailure(error: unknown): StateFailure | undefined {
  if (error instanceof TaskFailed) return new StateFailure('task', error.error, error.reason);
  return error instanceof StateFailure ? error : undefined;
}

/** `RoleArn` of the definition is `roleArn` in the event. */
const toDetails = (credentials: Json): Json =>
  typeof credentials === 'object' && credentials !== null && 'RoleArn' in credentials
    ? { roleArn: credentials['RoleArn'] ?? null }
    : credentials;
