import type { Json } from '../../contract.ts';
import type { StateDefinition } from '../definition.ts';
import { runtimeFailure, StateFailure } from '../errors/failure.ts';
import { compileTypedField } from '../jsonata/typed-field.ts';
import { compileJsonPath } from '../jsonpath/expression.ts';
import type { Compilation, State } from '../run/state.ts';
import type { Visit } from '../run/visit.ts';

type Text = (visit: Visit) => Promise<string | undefined>;

/** Fail: ends the machine, the branch or the iteration with an Error and a Cause, each of them optional. */
export function compileFail(definition: StateDefinition, compilation: Compilation): State {
  const error = compileText('Error', definition.Error, definition.ErrorPath, compilation);
  const cause = compileText('Cause', definition.Cause, definition.CausePath, compilation);
  return {
    name: compilation.name,
    type: 'Fail',
    async perform(visit) {
      throw new StateFailure('fail', await error(visit), await cause(visit));
    },
  };
}

function compileText(
  field: string,
  literal: string | undefined,
  path: string | undefined,
  { language }: Compilation,
): Text {
  if (path !== undefined) return compilePath(field, path);
  if (literal === undefined || language === 'JSONPath') return async () => literal;
  const evaluate = compileTypedField(literal, field, 'string');
  return async (visit) => String(await evaluate(visit.scene(), null));
}

function compilePath(field: string, path: string): Text {
  const evaluate = compileJsonPath(
    path,
    (searched) =>
      `The JSONPath '${path}' specified for the field '${field}Path' could not be found in the input '${JSON.stringify(searched)}'`,
  );
  return async (visit) => {
    const value: Json = evaluate(visit.scene(), visit.input.value);
    if (typeof value === 'string') return value;
    throw runtimeFailure(
      `The ${field}Path field must refer to a string value, but was: ${JSON.stringify(value)}`,
    );
  };
}
