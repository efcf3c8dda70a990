import type { Mock, StateConfiguration } from '../../contract.ts';
import { compileDataFlow } from '../data/data-flow.ts';
import type { StateDefinition } from '../definition.ts';
import { compileCatch } from '../errors/catch.ts';
import { StateFailure } from '../errors/failure.ts';
import { compileRetry } from '../errors/retry.ts';
import type { State } from '../run/state.ts';
import { exceededThreshold } from '../states/map-distributed.ts';
import { compileTolerance } from '../states/map-tolerance.ts';
import { NAME, type TestedState } from './find-state.ts';
import { mapItems } from './map-items.ts';

/** A state whose work is done by the mock; the data flow around it is the state's own. */
export function mockedState(
  { definition, language }: TestedState,
  mock: Mock,
  configuration: StateConfiguration,
): State {
  const isMap = definition.Type === 'Map';
  const flow = compileDataFlow(isMap ? withoutParameters(definition) : definition, language);
  const tolerance = compileTolerance(definition, language);
  const { mapIterationFailureCount = 0 } = configuration;
  return {
    name: NAME,
    type: definition.Type,
    retry: compileRetry(definition.Retry),
    catchers: compileCatch(definition.Catch, language),
    async perform(visit) {
      await flow.prepare(visit);
      if (isMap) {
        const items = await mapItems({ definition, language, visit, configuration });
        const tolerates = await tolerance(visit, flow.select(visit));
        const declared = Object.keys(definition).some((name) => name.startsWith('Tolerated'));
        if (declared && !tolerates(mapIterationFailureCount, items.length)) {
          throw exceededThreshold();
        }
      }
      if ('error' in mock) throw new StateFailure('task', mock.error, mock.cause);
      return flow.finish(visit, mock.result);
    },
  };
}

/** Parameters of a Map belong to its items. */
function withoutParameters({ Parameters: _, ...rest }: StateDefinition): StateDefinition {
  return rest;
}
