import type { Json, RunEnvironment } from '../../contract.ts';
import { type ContextObject, createExecutionContext } from '../data/context-object.ts';
import { Payload } from '../data/payload.ts';
import { Variables } from '../data/variables.ts';
import type { StateDefinition } from '../definition.ts';
import { History } from '../history.ts';
import { isObject } from '../json.ts';
import { Thread } from '../run/thread.ts';
import { Visit } from '../run/visit.ts';
import { NAME } from './find-state.ts';

/** What a state under test works on. */
interface Surroundings {
  readonly input?: Json;
  readonly variables?: Readonly<Record<string, Json>>;
  readonly context?: ContextObject;
}

/** Enters a state by itself, as the service does to try it. */
export function enter(
  { input = {}, variables = {}, context }: Surroundings,
  { Type }: StateDefinition,
  environment: RunEnvironment,
): Visit {
  const visible = new Variables();
  visible.assign(variables);
  const thread = new Thread(
    { environment, history: new History(environment) },
    context ?? contextOf(environment, input),
    visible,
    environment.signal,
    0,
  );
  const events = { entered: 0, preceding: 0 };
  const countsRetries = ['Task', 'Map', 'Parallel'].includes(Type);
  return new Visit(thread, NAME, new Payload(input), events, countsRetries, context);
}

/** Without a role there is none in the context object. */
function contextOf({ identity }: RunEnvironment, input: Json): ContextObject {
  const context = createExecutionContext(identity, input);
  if (identity.roleArn !== '' || !isObject(context['Execution'])) return context;
  return { ...context, Execution: { ...context['Execution'], RoleArn: null } };
}
