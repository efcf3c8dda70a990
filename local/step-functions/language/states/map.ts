import type { Json } from '../../contract.ts';
import { createItemContext } from '../data/context-object.ts';
import { compileDataFlow } from '../data/data-flow.ts';
import type { StateDefinition } from '../definition.ts';
import { compileCatch } from '../errors/catch.ts';
import { compileRetry } from '../errors/retry.ts';
import { compileTemplate } from '../jsonata/template.ts';
import { compilePayloadTemplate } from '../jsonpath/payload-template.ts';
import type { Expression } from '../run/scene.ts';
import type { Compilation, State } from '../run/state.ts';
import { runDistributed } from './map-distributed.ts';
import { runInline } from './map-inline.ts';
import { compileItems, inputOf, isDistributed } from './map-items.ts';
import { compileTolerance } from './map-tolerance.ts';
import { compileMaxConcurrency } from './max-concurrency.ts';

/** Map: gives every item to an iteration of its own and hands on their outputs as an array. */
export function compileMap(definition: StateDefinition, compilation: Compilation): State {
  const { name, language } = compilation;
  const flow = compileDataFlow(withoutItemFields(definition), language);
  const items = compileItems(definition, language);
  const maxConcurrency = compileMaxConcurrency(definition, language);
  const tolerance = compileTolerance(definition, language);
  const selector = compileSelector(definition, compilation);
  const processor = definition.ItemProcessor ?? definition.Iterator;
  if (processor === undefined) throw new Error(`Map state '${name}' has no ItemProcessor.`);
  const machine = compilation.compileMachine(processor);
  const run = isDistributed(definition) ? runDistributed : runInline;
  return {
    name,
    type: 'Map',
    retry: compileRetry(definition.Retry),
    catchers: compileCatch(definition.Catch, language),
    failedEvent: 'MapStateFailed',
    async perform(visit) {
      const { thread } = visit;
      const input = flow.select(visit);
      const limit = await maxConcurrency(visit, input);
      const list = await items(visit, input);
      const started = await thread.emit('MapStateStarted', {
        mapStateStartedEventDetails: { length: list.length },
      });
      const select = async (index: number): Promise<Json> => {
        const item = list[index];
        if (selector === undefined) return item === undefined ? null : inputOf(item);
        const context = createItemContext(visit.context, list, index);
        return selector({ ...visit.scene(), context }, input);
      };
      const outputs = await run({
        visit,
        machine,
        list,
        limit,
        started,
        select,
        tolerance: await tolerance(visit, input),
      });
      await thread.note('MapStateSucceeded');
      return flow.finish(visit, outputs);
    },
  };
}

/** Parameters of a Map belong to the items: it is the older name of ItemSelector. */
function withoutItemFields(definition: StateDefinition): StateDefinition {
  const { Parameters: _, ...rest } = definition;
  return rest;
}

function compileSelector(
  definition: StateDefinition,
  { language }: Compilation,
): Expression | undefined {
  const selector = definition.ItemSelector ?? definition.Parameters;
  if (selector === undefined) return undefined;
  return language === 'JSONPath'
    ? compilePayloadTemplate(selector)
    : compileTemplate(selector, 'ItemSelector');
}
