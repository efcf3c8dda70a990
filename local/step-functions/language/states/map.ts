import type { Json } from '../../contract.ts';
import { createItemContext } from '../data/context-object.ts';
import { compileDataFlow } from '../data/data-flow.ts';
import type { StateDefinition } from '../definition.ts';
import { compileCatch } from '../errors/catch.ts';
import { compileRetry } from '../errors/retry.ts';
import { compileTemplate } from '../jsonata/template.ts';
import { compilePayloadTemplate } from '../jsonpath/payload-template.ts';
import { runBranches } from '../run/branches.ts';
import type { Expression } from '../run/scene.ts';
import type { Compilation, State } from '../run/state.ts';
import { compileItems } from './map-items.ts';
import { runIteration } from './map-iteration.ts';
import { compileMaxConcurrency } from './max-concurrency.ts';

/** Map, inline: gives every item to an iteration of its own and hands on their outputs as an array. */
export function compileMap(definition: StateDefinition, compilation: Compilation): State {
  const { name, language } = compilation;
  const flow = compileDataFlow(withoutItemFields(definition), language);
  const items = compileItems(definition, language);
  const maxConcurrency = compileMaxConcurrency(definition, language);
  const selector = compileSelector(definition, compilation);
  const processor = definition.ItemProcessor ?? definition.Iterator;
  if (processor === undefined) throw new Error(`Map state '${name}' has no ItemProcessor.`);
  const machine = compilation.compileMachine(processor);
  return {
    name,
    type: 'Map',
    retry: compileRetry(definition.Retry),
    catchers: compileCatch(definition.Catch, language),
    async giveUp({ thread, branching }) {
      if (branching) await thread.emit('MapStateFailed');
    },
    async perform(visit) {
      const { thread } = visit;
      const input = flow.select(visit);
      const limit = await maxConcurrency(visit, input);
      const list = await items(visit, input);
      const started = await thread.emit('MapStateStarted', {
        mapStateStartedEventDetails: { length: list.length },
      });
      visit.branching = true;
      const lanes: number[] = [];
      const iterate = async (index: number, lane: number, signal: AbortSignal): Promise<Json> => {
        const item = list[index] ?? null;
        const context = createItemContext(thread.context, index, item);
        const iteration = thread.fork(context, signal, lanes[lane] ?? started);
        const scene = { ...visit.scene(), context: createItemContext(visit.context, index, item) };
        const select = async () => (selector === undefined ? item : selector(scene, input));
        const output = await iteration.runWithin(thread, () =>
          runIteration(iteration, machine, { name, index }, select),
        );
        lanes[lane] = iteration.lastEventId;
        return output;
      };
      const outputs = await runBranches(thread.signal, list.length, limit, iterate);
      visit.branching = false;
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
