import type { Json } from '../../contract.ts';
import type { QueryLanguage, StateDefinition } from '../definition.ts';
import { compileTemplate } from '../jsonata/template.ts';
import { compileSelection } from '../jsonpath/expression.ts';
import { compilePayloadTemplate } from '../jsonpath/payload-template.ts';
import { compileResultPath } from '../jsonpath/reference-path.ts';
import type { Outcome } from '../run/outcome.ts';
import type { Visit } from '../run/visit.ts';
import { compileAssign } from './assign.ts';

/** How data gets into a state and out of it, in either query language. */
export interface DataFlow {
  /** The state's input as InputPath narrows it; as it is in JSONata. */
  select(visit: Visit): Json;
  /** A value as OutputPath narrows it; as it is in JSONata. */
  narrow(visit: Visit, value: Json): Json;
  /** What the state works with: Parameters in JSONPath, Arguments in JSONata. */
  prepare(visit: Visit): Promise<Json>;
  /** The outcome that a result leads to: ResultSelector, ResultPath, OutputPath; Output; Assign. */
  finish(visit: Visit, result: Json): Promise<Outcome>;
}

/** Compiles the data flow of a state. Throws the parsers' errors. */
export const compileDataFlow = (definition: StateDefinition, language: QueryLanguage): DataFlow =>
  language === 'JSONPath' ? compileJsonPathFlow(definition) : compileJsonataFlow(definition);

function compileJsonPathFlow(definition: StateDefinition): DataFlow {
  const inputPath = compileSelection(definition.InputPath);
  const outputPath = compileSelection(definition.OutputPath);
  const place = compileResultPath(definition.ResultPath);
  const assign = compileAssign(definition.Assign, 'JSONPath');
  const { Parameters, ResultSelector, Next } = definition;
  const parameters = Parameters === undefined ? undefined : compilePayloadTemplate(Parameters);
  const selector =
    ResultSelector === undefined ? undefined : compilePayloadTemplate(ResultSelector);
  const select = (visit: Visit) => inputPath(visit.scene(), visit.input.value);
  return {
    select,
    narrow: (visit, value) => outputPath(visit.scene(), value),
    async prepare(visit) {
      const input = select(visit);
      return parameters === undefined ? input : parameters(visit.scene(), input);
    },
    async finish(visit, result) {
      const scene = visit.scene();
      const assigned = await assign?.(scene, result);
      const selected = selector === undefined ? result : selector(scene, result);
      const placed = place(visit.input.value, selected);
      return { output: outputPath(scene, placed), next: Next, assigned };
    },
  };
}

function compileJsonataFlow(definition: StateDefinition): DataFlow {
  const { Arguments, Output, Next } = definition;
  const args = Arguments === undefined ? undefined : compileTemplate(Arguments, 'Arguments');
  const output = Output === undefined ? undefined : compileTemplate(Output, 'Output');
  const assign = compileAssign(definition.Assign, 'JSONata');
  const hasResult = ['Task', 'Parallel', 'Map'].includes(definition.Type);
  return {
    select: (visit) => visit.input.value,
    narrow: (_visit, value) => value,
    async prepare(visit) {
      const { value } = visit.input;
      return args === undefined ? value : args(visit.scene(), value);
    },
    async finish(visit, result) {
      const scene = visit.scene(hasResult ? { result } : {});
      const assigned = await assign?.(scene, result);
      const handed = output === undefined ? result : await output(scene, result);
      return { output: handed, next: Next, assigned };
    },
  };
}
