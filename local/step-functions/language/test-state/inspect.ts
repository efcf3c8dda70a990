import type { Json } from '../../contract.ts';
import { compileDataFlow } from '../data/data-flow.ts';
import type { QueryLanguage, StateDefinition } from '../definition.ts';
import { compileIntegerField } from '../jsonata/integer-field.ts';
import type { Visit } from '../run/visit.ts';

/** What a state's data looked like on the way, by the names that TestState gives the steps. */
export type InspectionData = { [step: string]: Json };

/** A state under test with what it works on. */
export interface Inspected {
  readonly definition: StateDefinition;
  readonly language: QueryLanguage;
  readonly visit: Visit;
  /** The result of its task, branches or items, when there was one. */
  readonly result?: Json;
}

/** Follows the data of a state through its fields, as far as it got. */
export async function inspect(inspected: Inspected): Promise<InspectionData> {
  const data: InspectionData = { input: inspected.visit.input.value };
  const variables = inspected.visit.thread.variables.all();
  if (Object.keys(variables).length > 0) data['variables'] = variables;
  if (inspected.language === 'JSONPath') await followJsonPath(inspected, data);
  else await followJsonata(inspected, data);
  return data;
}

async function followJsonPath(inspected: Inspected, data: InspectionData): Promise<void> {
  const { definition, visit } = inspected;
  const { Type, Result } = definition;
  const flow = compileDataFlow(definition, 'JSONPath');
  if (Result === undefined) data['afterInputPath'] = flow.select(visit);
  if (Type !== 'Task' && Type !== 'Pass' && Type !== 'Parallel') return;
  const prepared = await flow.prepare(visit);
  if (Result === undefined) data['afterParameters'] = prepared;
  const own = inspected.result ?? Result;
  if (own !== undefined) data['result'] = own;
  if (own === undefined && Type !== 'Pass') return;
  const { OutputPath: _output, Assign: _assign, ...placing } = definition;
  const { ResultPath: _result, ...selecting } = placing;
  const after = async (fields: StateDefinition): Promise<Json> =>
    (await compileDataFlow(fields, 'JSONPath').finish(visit, own ?? prepared)).output;
  data['afterResultSelector'] = await after(selecting);
  data['afterResultPath'] = await after(placing);
}

async function followJsonata(inspected: Inspected, data: InspectionData): Promise<void> {
  const { definition, visit } = inspected;
  if (definition.Type === 'Task') {
    data['afterArguments'] = await compileDataFlow(definition, 'JSONata').prepare(visit);
  }
  if (definition.Type !== 'Map') return;
  const scene = visit.scene();
  const { MaxConcurrency = 0 } = definition;
  data['maxConcurrency'] = await compileIntegerField(MaxConcurrency, 'MaxConcurrency')(scene);
  for (const [field, name] of [
    ['ToleratedFailureCount', 'toleratedFailureCount'],
    ['ToleratedFailurePercentage', 'toleratedFailurePercentage'],
  ] as const) {
    const value = definition[field];
    if (value !== undefined) data[name] = await compileIntegerField(value, field)(scene);
  }
}
