import type { Json } from '../../contract.ts';
import { selectAll } from './evaluate.ts';
import { compareOperands, type FilterOperator, isEmpty, OPERATORS } from './filter-operators.ts';
import { resolveEscapes } from './resolve-escapes.ts';
import type { Scanner } from './scanner.ts';
import { isDefinite, type Predicate, type Step } from './step.ts';

/** Parses the steps of a path inside a filter; handed in because filters and paths contain each other. */
export type ParseSteps = (scanner: Scanner) => Step[];

/** What an operand evaluates to: undefined when its path selects nothing. */
export type Operand = (element: Json, root: Json) => Json | RegExp | undefined;

/** Parses a filter up to its closing parenthesis: comparisons joined by && and ||, negated by !. */
export function parseFilter(scanner: Scanner, parseSteps: ParseSteps): Predicate {
  let left = conjunction(scanner, parseSteps);
  while (skipping(scanner).take('||')) {
    const first = left;
    const second = conjunction(scanner, parseSteps);
    left = (element, root) => first(element, root) || second(element, root);
  }
  return left;
}

function conjunction(scanner: Scanner, parseSteps: ParseSteps): Predicate {
  let left = term(scanner, parseSteps);
  while (skipping(scanner).take('&&')) {
    const first = left;
    const second = term(scanner, parseSteps);
    left = (element, root) => first(element, root) && second(element, root);
  }
  return left;
}

function term(scanner: Scanner, parseSteps: ParseSteps): Predicate {
  skipping(scanner);
  if (scanner.take('!')) {
    const inner = term(scanner, parseSteps);
    return (element, root) => !inner(element, root);
  }
  if (scanner.take('(')) {
    const inner = parseFilter(scanner, parseSteps);
    skipping(scanner).expect(')');
    return inner;
  }
  return comparison(scanner, parseSteps);
}

function comparison(scanner: Scanner, parseSteps: ParseSteps): Predicate {
  const left = operand(scanner, parseSteps);
  const operator = skipping(scanner).match(OPERATORS)?.trim() as FilterOperator | undefined;
  if (operator === undefined) return (element, root) => left(element, root) !== undefined;
  const right = operand(skipping(scanner), parseSteps);
  if (operator === 'empty') {
    return (element, root) => isEmpty(left(element, root)) === right(element, root);
  }
  return (element, root) => compareOperands(operator, left(element, root), right(element, root));
}

function operand(scanner: Scanner, parseSteps: ParseSteps): Operand {
  const next = scanner.peek();
  if (next === '@' || next === '$') return path(scanner, parseSteps);
  if (next === "'" || next === '"') return constant(resolveEscapes(scanner.quoted()));
  if (next === '/') return regularExpression(scanner);
  if (next === '[') return constant(list(scanner, parseSteps));
  const word = scanner.match(/true|false|null|-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?/y);
  return constant(JSON.parse(word ?? scanner.fail('expected a value')) as Json);
}

const constant =
  (value: Json): Operand =>
  () =>
    value;

function path(scanner: Scanner, parseSteps: ParseSteps): Operand {
  const fromRoot = scanner.take('$');
  if (!fromRoot) scanner.expect('@');
  const steps = parseSteps(scanner);
  const definite = isDefinite(steps);
  return (element, root) => {
    const found = selectAll(steps, fromRoot ? root : element, root);
    if (definite) return found[0];
    return found.length > 0 ? found : undefined;
  };
}

function regularExpression(scanner: Scanner): Operand {
  const source = scanner.match(/\/(?:\\.|[^/\\])+\/[imsu]*/y) ?? scanner.fail('expected a pattern');
  const end = source.lastIndexOf('/');
  const pattern = new RegExp(`^(?:${source.slice(1, end)})$`, source.slice(end + 1));
  return () => pattern;
}

function list(scanner: Scanner, parseSteps: ParseSteps): Json[] {
  scanner.expect('[');
  const values: Json[] = [];
  while (!skipping(scanner).take(']')) {
    values.push(operand(scanner, parseSteps)(null, null) as Json);
    skipping(scanner).take(',');
  }
  return values;
}

function skipping(scanner: Scanner): Scanner {
  scanner.skipSpace();
  return scanner;
}
