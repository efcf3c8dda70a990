import type { Diagnostic, Interpreter, Json } from '../contract.ts';
import type { Resources } from '../integrations/resources.ts';

type JsonObject = { [key: string]: Json };

const isObject = (value: Json | undefined): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Every state of a machine with its JSON pointer, those of branches and item processors included. */
const walk = function* (machine: Json | undefined, at: string): Generator<[JsonObject, string]> {
  if (!isObject(machine) || !isObject(machine['States'])) return;
  for (const [name, state] of Object.entries(machine['States'])) {
    if (!isObject(state)) continue;
    const pointer = `${at}/States/${name}`;
    yield [state, pointer];
    const branches = Array.isArray(state['Branches']) ? state['Branches'] : [];
    for (const [index, branch] of branches.entries()) {
      yield* walk(branch, `${pointer}/Branches/${index}`);
    }
    yield* walk(state['ItemProcessor'], `${pointer}/ItemProcessor`);
    yield* walk(state['Iterator'], `${pointer}/Iterator`);
  }
};

const resourceDiagnostics = (definition: Json, resources: Resources): Diagnostic[] =>
  [...walk(definition, '')].flatMap(([state, pointer]): Diagnostic[] => {
    const resource = state['Resource'];
    if (state['Type'] !== 'Task' || typeof resource !== 'string') return [];
    const member = state['Arguments'] === undefined ? 'Parameters' : 'Arguments';
    return resources.check(resource, state[member]).map(({ message, field }) => ({
      severity: 'ERROR',
      code: 'SCHEMA_VALIDATION_FAILED',
      message,
      location: field === 'Resource' ? `${pointer}/Resource` : `${pointer}/${member}`,
    }));
  });

/** What stands against a definition: first the language's findings, then resources that nobody here serves. */
export const checkDefinition = (
  text: string,
  interpreter: Pick<Interpreter, 'validateDefinition'>,
  resources: Resources,
): readonly Diagnostic[] => {
  const found = interpreter.validateDefinition(text);
  if (found.some(({ severity }) => severity === 'ERROR')) return found;
  return [...found, ...resourceDiagnostics(JSON.parse(text) as Json, resources)];
};
