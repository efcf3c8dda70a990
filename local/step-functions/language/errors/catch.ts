import { compileAssign } from '../data/assign.ts';
import type { CatcherDefinition, QueryLanguage } from '../definition.ts';
import { compileTemplate } from '../jsonata/template.ts';
import { compileResultPath } from '../jsonpath/reference-path.ts';
import type { Outcome } from '../run/outcome.ts';
import type { Visit } from '../run/visit.ts';
import { matchesError } from './error-names.ts';
import type { StateFailure } from './failure.ts';

/** One catcher of a state's Catch. */
export interface Catcher {
  matches(failure: StateFailure): boolean;
  /** The outcome of the state when this catcher takes the failure over. */
  take(visit: Visit, failure: StateFailure): Promise<Outcome>;
}

/** Compiles a state's Catch; the first catcher that names the error takes over. */
export const compileCatch = (
  definitions: readonly CatcherDefinition[] | undefined,
  language: QueryLanguage,
): readonly Catcher[] | undefined =>
  definitions?.map((definition, index) => compileCatcher(definition, index, language));

function compileCatcher(
  definition: CatcherDefinition,
  index: number,
  language: QueryLanguage,
): Catcher {
  const assign = compileAssign(definition.Assign, language, `Catch[${index}]/Assign`);
  const place = language === 'JSONPath' ? compileResultPath(definition.ResultPath) : undefined;
  const output =
    language === 'JSONPath' || definition.Output === undefined
      ? undefined
      : compileTemplate(definition.Output, `Catch[${index}]/Output`);
  return {
    matches: (failure) => matchesError(definition.ErrorEquals, failure),
    async take(visit, failure) {
      const errorOutput = failure.output;
      const scene = visit.scene({ errorOutput });
      const assigned = await assign?.(scene, errorOutput);
      const handed = place?.(visit.input.value, errorOutput) ?? errorOutput;
      const result = output === undefined ? handed : await output(scene, errorOutput);
      return { output: result, next: definition.Next, assigned };
    },
  };
}
