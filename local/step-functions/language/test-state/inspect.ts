import type { Json } from '../../contract.ts';
import { createItemContext } from '../data/context-object.ts';
import { compileDataFlow } from '../data/data-flow.ts';
import type { StateDefinition } from '../definition.ts';
import { StateFailure } from '../errors/failure.ts';
import { compileIntegerField } from '../jsonata/integer-field.ts';
import { compileTemplate } from '../jsonata/template.ts';
import { compileTypedField } from '../jsonata/typed-field.ts';
import { compilePayloadTemplate } from '../jsonpath/payload-template.ts';
import { inputOf } from '../states/map-items.ts';
import { compileMaxConcurrency } from '../states/max-concurrency.ts';
import { mapItems, type TestedMap } from './map-items.ts';

/** What a state's data looked like on the way, by the names that TestState gives the steps. */
export type InspectionData = { [step: string]: Json };

/** A state under test with what it works on. */
export interface Inspected extends TestedMap {
  /** The result of its task, branches or items, when there was one. */
  readonly result?: Json;
}

/** Follows the data of a state through its fields, as far as it got. */
export async function inspect(inspected: Inspected): Promise<InspectionData> {
  const data: InspectionData = { input: inspected.visit.input.value };
  try {
    if (inspected.language === 'JSONPath') await followJsonPath(inspected, data);
    else await followJsonata(inspected, data);
  } catch (error) {
    if (!(error instanceof StateFailure)) throw error;
  }
  return data;
}

async function followJsonPath(inspected: Inspected, data: InspectionData): Promise<void> {
  const { definition: whole, visit } = inspected;
  const { Type, Result } = whole;
  const isMap = Type === 'Map';
  const { Parameters, ...fields } = whole;
  const definition = isMap ? fields : whole;
  const flow = compileDataFlow(definition, 'JSONPath');
  if (Result === undefined) data['afterInputPath'] = flow.select(visit);
  if (isMap) await followItems(inspected, data);
  else if (Type !== 'Task' && Type !== 'Pass' && Type !== 'Parallel') return;
  const prepared = await flow.prepare(visit);
  if (Result === undefined && !isMap) data['afterParameters'] = prepared;
  const own = inspected.result ?? Result;
  if (own !== undefined) data['result'] = own;
  if (own === undefined && Type !== 'Pass') return;
  const { OutputPath: _output, Assign: _assign, ...placing } = definition;
  const { ResultPath: _result, ...selecting } = placing;
  const after = async (chosen: StateDefinition): Promise<Json> =>
    (await compileDataFlow(chosen, 'JSONPath').finish(visit, own ?? prepared)).output;
  data['afterResultSelector'] = await after(selecting);
  data['afterResultPath'] = await after(placing);
}

/** The items of a Map in JSONPath, what its iterations get, and its numbers. */
async function followItems(inspected: Inspected, data: InspectionData): Promise<void> {
  const { definition, visit } = inspected;
  const selector = definition.ItemSelector ?? definition.Parameters;
  const items = await mapItems(inspected);
  data['afterItemsPath'] = items.map(inputOf);
  if (selector !== undefined) {
    const select = compilePayloadTemplate(selector);
    const input = data['afterInputPath'] ?? null;
    data['afterItemSelector'] = items.map((_item, index) =>
      select({ ...visit.scene(), context: createItemContext(visit.context, items, index) }, input),
    );
  }
  const input = data['afterInputPath'] ?? null;
  data['maxConcurrency'] = await compileMaxConcurrency(definition, 'JSONPath')(visit, input);
  for (const name of ['ToleratedFailureCount', 'ToleratedFailurePercentage'] as const) {
    const value = definition[name];
    if (value !== undefined) data[uncapitalized(name)] = Number(value);
  }
}

async function followJsonata(inspected: Inspected, data: InspectionData): Promise<void> {
  const { definition, visit } = inspected;
  if (definition.Type === 'Task') {
    data['afterArguments'] = await compileDataFlow(definition, 'JSONata').prepare(visit);
  }
  if (definition.Type !== 'Map') return;
  const scene = visit.scene();
  const { MaxConcurrency = 0, ItemSelector, ToleratedFailurePercentage } = definition;
  data['maxConcurrency'] = await compileIntegerField(MaxConcurrency, 'MaxConcurrency')(scene);
  const { ToleratedFailureCount } = definition;
  if (ToleratedFailureCount !== undefined) {
    const evaluate = compileIntegerField(ToleratedFailureCount, 'ToleratedFailureCount');
    data['toleratedFailureCount'] = await evaluate(scene);
  }
  if (ToleratedFailurePercentage !== undefined) {
    const name = 'ToleratedFailurePercentage';
    const evaluate = compileTypedField(ToleratedFailurePercentage, name, 'number');
    data['toleratedFailurePercentage'] = await evaluate(scene, null);
  }
  if (ItemSelector === undefined) return;
  const select = compileTemplate(ItemSelector, 'ItemSelector');
  const selected: Json[] = [];
  const items = await mapItems(inspected);
  for (const index of items.keys()) {
    const context = createItemContext(visit.context, items, index);
    selected.push(await select({ ...scene, context }, null));
  }
  data['afterItemSelector'] = selected;
}

const uncapitalized = (name: string): string => name.charAt(0).toLowerCase() + name.slice(1);
