import type { Diagnostic } from '../../contract.ts';
import { parseJson } from '../../parse-json.ts';
import type { QueryLanguage } from '../definition.ts';
import { isObject, type JsonObject } from '../json.ts';
import { Findings } from './diagnostic.ts';
import { assignedBefore, checkScope } from './scopes.ts';
import { checkLanguage, checkState, machinesIn } from './state.ts';
import { checkTransitions } from './transitions.ts';

/** The longest name of a state (service quota). */
const MAX_NAME_LENGTH = 80;
const TOP_FIELDS = ['Comment', 'QueryLanguage', 'StartAt', 'States', 'TimeoutSeconds', 'Version'];
const INNER_FIELDS = ['Comment', 'StartAt', 'States', 'ProcessorConfig'];

/** Checks a definition as CreateStateMachine does; nothing found means that runExecution can run it. */
export function validateDefinition(text: string): Diagnostic[] {
  const findings = new Findings();
  const definition = parse(text, findings);
  if (definition === undefined) return findings.all;
  const { QueryLanguage: language, TimeoutSeconds, Version } = definition;
  if (language !== undefined) checkLanguage(language, '/QueryLanguage', findings);
  if (
    TimeoutSeconds !== undefined &&
    !(Number.isInteger(TimeoutSeconds) && Number(TimeoutSeconds) > 0)
  ) {
    findings.schema('Expected a positive value of type [INTEGER]', '/TimeoutSeconds');
  }
  if (Version !== undefined && Version !== '1.0') {
    findings.schema("Value should be one of the following: ['1.0']", '/Version');
  }
  const languageOfMachine =
    language === undefined || language === 'JSONPath' ? 'JSONPath' : 'JSONata';
  checkMachine(definition, {
    language: languageOfMachine,
    fields: TOP_FIELDS,
    location: '',
    findings,
    names: new Set(),
    outer: new Set(),
  });
  return findings.all;
}

function parse(text: string, findings: Findings): JsonObject | undefined {
  try {
    const parsed = parseJson(text);
    if (isObject(parsed)) return parsed;
    findings.schema('Expected value of type [OBJECT]', '/');
  } catch (error) {
    findings.error('INVALID_JSON_DESCRIPTION', (error as Error).message, '');
  }
  return undefined;
}

/** Where a machine stands and what is known around it. */
interface Surroundings {
  readonly language: QueryLanguage;
  readonly fields: readonly string[];
  readonly location: string;
  readonly findings: Findings;
  /** The names of all states met so far. */
  readonly names: Set<string>;
  /** The variables of the scopes around it. */
  readonly outer: ReadonlySet<string>;
}

function checkMachine(machine: JsonObject, surroundings: Surroundings): void {
  const { language, fields, location, findings, names, outer } = surroundings;
  for (const field of Object.keys(machine)) {
    if (!fields.includes(field)) {
      findings.schema(`Field '${field}' is not supported`, location || '/');
    }
  }
  const { StartAt, States } = machine;
  const missing = [
    ...(typeof StartAt === 'string' ? [] : ['StartAt']),
    ...(isObject(States) && Object.keys(States).length > 0 ? [] : ['States']),
  ];
  if (missing.length > 0) {
    findings.schema(`These fields are required: [${missing.join(', ')}]`, location || '/');
  }
  if (!isObject(States)) return;
  checkScope(States, language, outer, location, findings);
  for (const [name, state] of Object.entries(States)) {
    const at = `${location}/States/${name}`;
    checkName(name, at, findings, names);
    if (!isObject(state)) {
      findings.schema('Expected value of type [OBJECT]', at);
      continue;
    }
    checkState(state, language, at, findings);
    for (const [inside, inner] of machinesIn(state)) {
      if (isObject(inner)) {
        checkMachine(inner, {
          ...surroundings,
          fields: INNER_FIELDS,
          location: `${at}/${inside}`,
          outer: isDistributed(inner)
            ? new Set()
            : new Set([...outer, ...assignedBefore(name, States, language)]),
        });
      } else {
        findings.schema('Expected value of type [OBJECT]', `${at}/${inside}`);
      }
    }
  }
  checkTransitions(machine, location, findings);
}

/** The iterations of a distributed Map are executions of their own and see no variable of this one. */
const isDistributed = ({ ProcessorConfig }: JsonObject): boolean =>
  isObject(ProcessorConfig) && ProcessorConfig['Mode'] === 'DISTRIBUTED';

function checkName(name: string, at: string, findings: Findings, names: Set<string>): void {
  if (name.length > MAX_NAME_LENGTH || name === '') {
    findings.schema(`State name must have 1 to ${MAX_NAME_LENGTH} characters`, at);
  }
  if (names.has(name)) findings.error('DUPLICATE_STATE_NAME', `Duplicate state name: ${name}`, at);
  names.add(name);
}
