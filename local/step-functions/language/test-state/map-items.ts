import type { StateConfiguration } from '../../contract.ts';
import type { MapItem } from '../data/context-object.ts';
import { compileDataFlow } from '../data/data-flow.ts';
import type { QueryLanguage, StateDefinition } from '../definition.ts';
import type { Visit } from '../run/visit.ts';
import { compileItems } from '../states/map-items.ts';

/** A Map under test. */
export interface TestedMap {
  readonly definition: StateDefinition;
  readonly language: QueryLanguage;
  readonly visit: Visit;
  readonly configuration: StateConfiguration;
}

/** The items of a Map under test: what its ItemReader is said to have read, or those that its fields select. */
export async function mapItems(map: TestedMap): Promise<readonly MapItem[]> {
  const { definition, language, visit, configuration } = map;
  const { mapItemReaderData: read } = configuration;
  if (Array.isArray(read)) return read.map((value) => ({ value }));
  if (read !== undefined) return [{ value: read }];
  if ('ItemReader' in definition) return [];
  const { Parameters: _, ...fields } = definition;
  const input = compileDataFlow(fields, language).select(visit);
  return compileItems(definition, language)(visit, input);
}
