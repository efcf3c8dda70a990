import type { Json } from '../../contract.ts';
import type { QueryLanguage } from '../definition.ts';
import { isObject, type JsonObject } from '../json.ts';
import { unwrap } from '../jsonata/expression.ts';
import { parseTimestamp } from '../timestamp.ts';
import { checkAssign } from './assign.ts';
import { checkChoices } from './choice-rules.ts';
import type { Findings } from './diagnostic.ts';
import { checkCatch, checkRetry } from './error-handlers.ts';
import { checkJsonata, checkPath, checkReferencePath, checkTemplate } from './expressions.ts';
import { EXCLUSIVE, FIELDS, type FieldKind, REQUIRED } from './fields.ts';
import { foreignField } from './foreign-fields.ts';
import { isRefused, refuse } from './refusals.ts';

/** Fields whose values hold expressions anywhere inside. */
const TEMPLATES = new Set([
  'Parameters',
  'Arguments',
  'ResultSelector',
  'ItemSelector',
  'Output',
  'Items',
  'Credentials',
]);

/** States that have a result, and the fields that see it. */
const WITH_RESULT = new Set(['Task', 'Parallel', 'Map']);
const AFTERWARDS = new Set(['Output', 'Assign']);

/** Checks one state by itself; what is inside its branches is checked by the caller. */
export function checkState(
  state: JsonObject,
  machineLanguage: QueryLanguage,
  location: string,
  findings: Findings,
): void {
  const type = String(state['Type']);
  const types = FIELDS.get('Type')?.types ?? [];
  if (!types.includes(type)) {
    findings.schema(
      `Value should be one of the following: [${types.join(', ')}]`,
      `${location}/Type`,
    );
    return;
  }
  refuse(state, location, findings);
  const language = languageOf(state, machineLanguage, location, findings);
  for (const [name, value] of Object.entries(state)) {
    if (!isRefused(name)) checkField(name, value, { type, language, location, findings });
  }
  for (const group of REQUIRED.get(type) ?? []) {
    if (!group.some((name) => state[name] !== undefined && state[name] !== false)) {
      findings.schema(`These fields are required: [${group[0]}]`, location);
    }
  }
  for (const group of [...EXCLUSIVE, ['Next', 'End']]) {
    const present = group.filter((name) => state[name] !== undefined && state[name] !== false);
    if (present.length > 1) {
      findings.schema(`Only one of these fields is allowed: [${present.join(', ')}]`, location);
    }
  }
}

function languageOf(
  state: JsonObject,
  machineLanguage: QueryLanguage,
  location: string,
  findings: Findings,
): QueryLanguage {
  const { QueryLanguage: own } = state;
  if (own === undefined) return machineLanguage;
  if (own === 'JSONPath' && machineLanguage === 'JSONata') {
    findings.schema(
      "'QueryLanguage' can not be 'JSONPath' if set to 'JSONata' for whole state machine",
      location,
    );
  }
  checkLanguage(own, `${location}/QueryLanguage`, findings);
  return own === 'JSONPath' ? 'JSONPath' : 'JSONata';
}

/** Checks the value of a QueryLanguage field. */
export function checkLanguage(value: Json, location: string, findings: Findings): void {
  if (typeof value !== 'string') findings.schema('Expected value of type [STRING]', location);
  else if (value !== 'JSONPath' && value !== 'JSONata') {
    findings.schema('Value should be one of the following: [JSONPath, JSONata]', location);
  }
}

interface Place {
  readonly type: string;
  readonly language: QueryLanguage;
  readonly location: string;
  readonly findings: Findings;
}

function checkField(name: string, value: Json, place: Place): void {
  const { type, language, location, findings } = place;
  const field = FIELDS.get(name);
  const at = `${location}/${name}`;
  if (field === undefined || !field.types.includes(type)) {
    findings.schema(`Field '${name}' is not supported`, location);
  } else if (field.language !== undefined && field.language !== language) {
    findings.schema(foreignField(language, name, field.language), location);
  } else if (checkKind(field.kind, value, at, place)) {
    checkContent(name, value, at, place);
  }
}

/** Checks a value's type and says whether its content is worth a look. */
function checkKind(kind: FieldKind, value: Json, at: string, place: Place): boolean {
  const { findings, language } = place;
  if (kind === 'any') return true;
  if (kind === 'path') checkPath(value, at, findings);
  else if (kind === 'nullable-path' && value !== null) checkPath(value, at, findings);
  else if (kind === 'reference-path') checkReferencePath(value, at, findings);
  if (kind.endsWith('path')) return false;
  const expression = typeof value === 'string' && unwrap(value) !== undefined;
  if (language === 'JSONata' && expression) return true;
  const wanted = kind === 'number-or-expression' ? 'number' : kind;
  const given = Array.isArray(value) ? 'array' : value === null ? 'null' : typeof value;
  if (given === wanted) return true;
  findings.schema(`Expected value of type [${wanted.toUpperCase()}]`, at);
  return false;
}

function checkContent(name: string, value: Json, at: string, place: Place): void {
  const { type, language, findings } = place;
  const outcome = WITH_RESULT.has(type) && AFTERWARDS.has(name) ? 'result' : undefined;
  if (TEMPLATES.has(name)) checkTemplate(value, language, at, findings, outcome);
  else if (name === 'Assign') checkAssign(value, language, at, findings, outcome);
  else if (name === 'Retry') checkRetry(value, at, findings);
  else if (name === 'Catch') checkCatch(value, language, at, findings);
  else if (name === 'Choices') checkChoices(value, language, at, findings);
  else if (typeof value === 'number') checkNumber(name, value, at, findings);
  else if (typeof value === 'string' && language === 'JSONata') checkJsonata(value, at, findings);
  else if (name === 'Timestamp' && parseTimestamp(String(value)) === undefined) {
    findings.schema('Value is not a valid ISO-8601 extended offset date-time format string', at);
  }
  if (name === 'Resource' && !/^arn:[^:]*:[^:]+:[^:]*:[^:]*:.+/.test(String(value))) {
    findings.schema('Value is not a valid resource ARN', at);
  }
}

function checkNumber(name: string, value: number, at: string, findings: Findings): void {
  if (name === 'ToleratedFailurePercentage') {
    if (value < 0 || value > 100) findings.schema('Value must be between 0 and 100', at);
    return;
  }
  const least = name === 'TimeoutSeconds' || name === 'HeartbeatSeconds' ? 1 : 0;
  if (!Number.isInteger(value) || value < least) {
    findings.schema(`Value must be an integer of at least ${least}`, at);
  }
}

/** The machines inside a state: its branches or its item processor. */
export function machinesIn(state: JsonObject): readonly (readonly [string, Json])[] {
  const inside: [string, Json][] = [];
  for (const name of ['ItemProcessor', 'Iterator']) {
    const processor = state[name];
    if (isObject(processor)) inside.push([name, processor]);
  }
  const { Branches } = state;
  if (Array.isArray(Branches)) {
    inside.push(...Branches.map((branch, index): [string, Json] => [`Branches[${index}]`, branch]));
  }
  return inside;
}
