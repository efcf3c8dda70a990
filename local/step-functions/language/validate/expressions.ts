import jsonata from 'jsonata';
import type { Json } from '../../contract.ts';
import type { QueryLanguage } from '../definition.ts';
import { isObject } from '../json.ts';
import { unwrap } from '../jsonata/expression.ts';
import { compileJsonPath } from '../jsonpath/expression.ts';
import { compileResultPath } from '../jsonpath/reference-path.ts';
import type { Findings } from './diagnostic.ts';
import { topLevelReference } from './jsonata-references.ts';
import { unknownSymbol } from './jsonata-version.ts';
import { type OutcomeMember, unknownStatesMember } from './states-members.ts';

/**
 * Checks every expression in a value that both languages fill in: Parameters, Assign, Output and the like. `outcome` is
 * the member of `$states` that tells how the state went, where there is one.
 */
export function checkTemplate(
  value: Json,
  language: QueryLanguage,
  location: string,
  findings: Findings,
  outcome?: OutcomeMember,
): void {
  if (language === 'JSONPath') checkPayloadTemplate(value, location, findings);
  else checkJsonata(value, location, findings, outcome);
}

function checkPayloadTemplate(value: Json, location: string, findings: Findings): void {
  if (Array.isArray(value)) {
    for (const [index, item] of value.entries()) {
      checkPayloadTemplate(item, `${location}[${index}]`, findings);
    }
  } else if (isObject(value)) {
    for (const [name, member] of Object.entries(value)) {
      if (!name.endsWith('.$')) {
        checkPayloadTemplate(member, `${location}/${name}`, findings);
      } else if (typeof member !== 'string' || !compiles(() => compileJsonPath(member))) {
        const wanted = 'must be a valid JSONPath or a valid intrinsic function call';
        findings.schema(`The value for the field '${name}' ${wanted}`, location);
      }
    }
  }
}

/** Checks a field that is a path or, where the service allows it, an intrinsic function call. */
export function checkPath(value: Json, location: string, findings: Findings): void {
  if (typeof value === 'string' && compiles(() => compileJsonPath(value))) return;
  findings.schema('Value is not a valid JSONPath', location);
}

/** Checks a ResultPath. */
export function checkReferencePath(value: Json, location: string, findings: Findings): void {
  const valid =
    value === null || (typeof value === 'string' && compiles(() => compileResultPath(value)));
  if (!valid) findings.schema('Value is not a Reference Path', location);
}

/** Checks every `{% %}` inside a value. */
export function checkJsonata(
  value: Json,
  location: string,
  findings: Findings,
  outcome?: OutcomeMember,
): void {
  if (typeof value === 'string') {
    const text = unwrap(value);
    if (text !== undefined) checkExpression(text, location, findings, outcome);
  } else if (Array.isArray(value)) {
    for (const [index, item] of value.entries()) {
      checkJsonata(item, `${location}[${index}]`, findings, outcome);
    }
  } else if (isObject(value)) {
    for (const [name, member] of Object.entries(value)) {
      checkJsonata(member, `${location}/${name}`, findings, outcome);
    }
  }
}

function checkExpression(
  text: string,
  location: string,
  findings: Findings,
  outcome: OutcomeMember | undefined,
): void {
  const unsupported = (told: string) =>
    findings.error('UNSUPPORTED_JSONATA_EXPRESSION', told, location);
  try {
    const tree = jsonata(text).ast();
    const symbol = unknownSymbol(tree);
    if (symbol !== undefined) {
      const told = `The symbol "${symbol}" cannot be used as a unary operator`;
      findings.error('INVALID_JSONATA_EXPRESSION', told, location);
    }
    const reference = topLevelReference(tree);
    if (reference === '$$') unsupported(`Reference to '$$' is not supported.`);
    else if (reference !== undefined) {
      unsupported(`Reference to '${reference}' at the top level is not supported.`);
    }
    const member = unknownStatesMember(tree, outcome);
    if (member !== undefined) unsupported(`Field '$states.${member}' does not exist.`);
  } catch (error) {
    const { message } = error as { message?: string };
    findings.error('INVALID_JSONATA_EXPRESSION', String(message), location);
  }
}

function compiles(compile: () => unknown): boolean {
  try {
    compile();
    return true;
  } catch {
    return false;
  }
}
