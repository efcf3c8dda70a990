import type { Json } from '../../contract.ts';
import { COMPARISONS } from '../choice/comparisons.ts';
import type { QueryLanguage } from '../definition.ts';
import { isObject, type JsonObject } from '../json.ts';
import { checkAssign } from './assign.ts';
import type { Findings } from './diagnostic.ts';
import { checkJsonata, checkPath, checkTemplate } from './expressions.ts';
import { refuseForeignFields } from './foreign-fields.ts';

const PLAIN = new Set(['Next', 'Comment', 'Assign', 'Output', 'Condition', 'Variable']);

/** Checks the Choices of a Choice state. */
export function checkChoices(
  choices: Json,
  language: QueryLanguage,
  location: string,
  findings: Findings,
): void {
  if (!Array.isArray(choices)) return;
  if (choices.length === 0) findings.schema('At least one choice rule is required', location);
  for (const [index, rule] of choices.entries()) {
    const at = `${location}[${index}]`;
    if (!isObject(rule)) {
      findings.schema('Expected value of type [OBJECT]', at);
      continue;
    }
    if (typeof rule['Next'] !== 'string') findings.schema('These fields are required: [Next]', at);
    refuseForeignFields(rule, language, at, findings);
    const { Assign, Output } = rule;
    if (Assign !== undefined) checkAssign(Assign, language, `${at}/Assign`, findings);
    if (Output !== undefined) checkTemplate(Output, language, `${at}/Output`, findings);
    if (language === 'JSONPath') checkRule(rule, at, findings);
    else checkCondition(rule, at, findings);
  }
}

function checkCondition(rule: JsonObject, at: string, findings: Findings): void {
  const { Condition } = rule;
  if (Condition === undefined) findings.schema('These fields are required: [Condition]', at);
  else checkJsonata(Condition, `${at}/Condition`, findings);
  for (const field of Object.keys(rule)) {
    if (!PLAIN.has(field) || field === 'Variable') {
      findings.schema(`Field '${field}' is not supported`, at);
    }
  }
}

function checkRule(rule: JsonObject, at: string, findings: Findings): void {
  for (const name of ['And', 'Or']) {
    const operands = rule[name];
    if (operands === undefined) continue;
    if (!Array.isArray(operands) || operands.length === 0) {
      findings.schema('Expected a non-empty value of type [ARRAY]', `${at}/${name}`);
      return;
    }
    for (const [index, operand] of operands.entries()) {
      checkOperand(operand, `${at}/${name}[${index}]`, findings);
    }
    return;
  }
  if (rule['Not'] !== undefined) checkOperand(rule['Not'], `${at}/Not`, findings);
  else checkTest(rule, at, findings);
}

function checkOperand(operand: Json, at: string, findings: Findings): void {
  if (!isObject(operand)) findings.schema('Expected value of type [OBJECT]', at);
  else checkRule(operand, at, findings);
}

function checkTest(rule: JsonObject, at: string, findings: Findings): void {
  const { Variable } = rule;
  if (Variable === undefined) findings.schema('These fields are required: [Variable]', at);
  else checkPath(Variable, `${at}/Variable`, findings);
  const operators = Object.keys(rule).filter((field) => !PLAIN.has(field));
  if (operators.length !== 1) {
    findings.schema('A choice rule must have exactly one comparison operator', at);
  }
  for (const operator of operators) checkOperator(operator, rule[operator], at, findings);
}

function checkOperator(
  operator: string,
  value: Json | undefined,
  at: string,
  findings: Findings,
): void {
  const name = operator.replace(/Path$/, '');
  if (operator !== 'IsPresent' && !COMPARISONS.has(name)) {
    findings.schema(`Field '${operator}' is not supported`, at);
  } else if (operator !== name) {
    checkPath(value ?? null, `${at}/${operator}`, findings);
  } else {
    const wanted = wantedType(operator);
    if (typeof value !== wanted) {
      findings.schema(`Expected value of type [${wanted.toUpperCase()}]`, `${at}/${operator}`);
    }
  }
}

function wantedType(operator: string): 'number' | 'boolean' | 'string' {
  if (operator.startsWith('Numeric')) return 'number';
  return operator.startsWith('Is') || operator.startsWith('Boolean') ? 'boolean' : 'string';
}
