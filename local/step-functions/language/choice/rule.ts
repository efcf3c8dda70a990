import type { Json } from '../../contract.ts';
import type { ChoiceRuleDefinition } from '../definition.ts';
import { runtimeFailure, StateFailure } from '../errors/failure.ts';
import { compileJsonPath } from '../jsonpath/expression.ts';
import type { Scene } from '../run/scene.ts';
import { COMPARISONS, type Comparison } from './comparisons.ts';

/** A compiled rule of JSONPath. Throws StateFailure when its Variable selects nothing. */
export type Rule = (scene: Scene, input: Json) => boolean;

/** Fields of a rule that are no operators. */
const PLAIN_FIELDS = new Set(['Variable', 'Next', 'Comment', 'Assign', 'Output', 'Condition']);

/** The operator field of a data test. */
export const operatorOf = (rule: ChoiceRuleDefinition): string | undefined =>
  Object.keys(rule).find((field) => !PLAIN_FIELDS.has(field));

/** Compiles a rule, or an operand of And, Or and Not. */
export function compileRule(rule: ChoiceRuleDefinition): Rule {
  if (rule.And !== undefined) {
    const operands = rule.And.map(compileRule);
    return (scene, input) => operands.every((operand) => operand(scene, input));
  }
  if (rule.Or !== undefined) {
    const operands = rule.Or.map(compileRule);
    return (scene, input) => operands.some((operand) => operand(scene, input));
  }
  if (rule.Not !== undefined) {
    const operand = compileRule(rule.Not);
    return (scene, input) => !operand(scene, input);
  }
  return compileTest(rule);
}

function compileTest(rule: ChoiceRuleDefinition): Rule {
  const operator = operatorOf(rule) ?? '';
  const expected = rule[operator] as Json;
  const select = compileReference(rule.Variable ?? '$');
  if (operator === 'IsPresent') {
    return (scene, input) => isPresent(() => select(scene, input)) === expected;
  }
  if (operator.endsWith('Path')) {
    const compare = comparison(operator.slice(0, -'Path'.length));
    const other = compileReference(String(expected));
    const read = operator.startsWith('Numeric') ? asNumber : (value: Json) => value;
    return (scene, input) => compare(select(scene, input), read(other(scene, input)));
  }
  const compare = comparison(operator);
  return (scene, input) => compare(select(scene, input), expected);
}

/** The service reads what a numeric Path operator refers to as a number at any rate: 0 if it is none. */
function asNumber(value: Json): number {
  const number = typeof value === 'object' || value === '' ? 0 : Number(value);
  return Number.isNaN(number) ? 0 : number;
}

const compileReference = (path: string) =>
  compileJsonPath(
    path,
    () => `Invalid path '${path}': The choice state's condition path references an invalid value.`,
  );

function comparison(operator: string): Comparison {
  const found = COMPARISONS.get(operator);
  if (found === undefined) throw runtimeFailure(`Unknown comparison operator '${operator}'.`);
  return found;
}

function isPresent(select: () => Json): boolean {
  try {
    select();
    return true;
  } catch (error) {
    if (error instanceof StateFailure) return false;
    throw error;
  }
}
