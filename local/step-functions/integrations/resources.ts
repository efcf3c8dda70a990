import { type Json, type TaskCall, TaskFailed } from '../contract.ts';
import { checkFields } from './check-fields.ts';
import { type Integration, isObject } from './integration.ts';

/** What stands against a Task state, and whether it is about its Resource or its Arguments. */
export interface Objection {
  readonly message: string;
  readonly field: 'Resource' | 'Arguments';
}

/** The registry of everything that a Task state's Resource can name. */
export interface Resources {
  /** What stands against this Resource with these Parameters or Arguments, as far as a definition shows it. */
  check(resource: string, input: Json | undefined): readonly Objection[];
  /** Calls the resource. Throws TaskFailed. */
  run(call: TaskCall): Promise<Json>;
}

const PATTERNS: Readonly<Record<string, string>> = {
  '.sync': 'waits for a job to end',
  '.sync:2': 'waits for a job to end',
  '.waitForTaskToken': 'waits for a task token',
};

const unknownResource = (resource: string, integrations: readonly Integration[]): string => {
  const suffix = Object.keys(PATTERNS).find((pattern) => resource.endsWith(pattern));
  if (suffix !== undefined) {
    return `The service integration pattern ${suffix} (it ${PATTERNS[suffix]}) is not implemented here`;
  }
  const known = integrations.map((integration) => integration.resource).join(', ');
  return `The resource provided ${resource} is not recognized. Here are: ${known}`;
};

/** Puts integrations together; the first that matches a resource serves it. */
export const createResources = (integrations: readonly Integration[]): Resources => {
  const find = (resource: string) => integrations.find((one) => one.matches(resource));
  return {
    check(resource, input) {
      const integration = find(resource);
      if (integration === undefined) {
        return [{ message: unknownResource(resource, integrations), field: 'Resource' }];
      }
      const { fields } = integration;
      // Without Parameters the state's input is what the call gets, and only a run shows it.
      if (fields === undefined || !isObject(input)) return [];
      const names = Object.keys(input).map((name) => name.replace(/\.\$$/, ''));
      return checkFields(fields, names).map((message) => ({
        message,
        field: 'Arguments' as const,
      }));
    },
    async run(call) {
      const integration = find(call.resource);
      if (integration === undefined) {
        throw new TaskFailed('States.Runtime', unknownResource(call.resource, integrations));
      }
      if (integration.fields === undefined) return integration.run(call, {});
      if (!isObject(call.input)) {
        throw new TaskFailed('States.Runtime', `${call.resource} takes a JSON object.`);
      }
      const problems = checkFields(integration.fields, Object.keys(call.input));
      if (problems.length > 0) {
        throw new TaskFailed(
          'States.Runtime',
          `The Parameters '${JSON.stringify(call.input)}' could not be used to start the Task: [${problems.join(', ')}]`,
        );
      }
      return integration.run(call, call.input);
    },
  };
};
