import { parseFilter } from './filter.ts';
import { resolveEscapes } from './resolve-escapes.ts';
import type { Scanner } from './scanner.ts';
import type { Step } from './step.ts';

/** A name inside a longer expression. */
const NAME = /(?:\\\S|[^.[\](){},\s'"=<>!&|?*@$\\])+/y;
/** A name in a path that stands alone, which only a dot, a bracket or a space ends, unless a backslash is before it. */
export const FREE_NAME = /(?:\\\S|[^.[\](\s\\])+/y;
const INTEGER = /-?\d+/y;

/** Parses the steps after `$` or `@` as far as they go. Throws SyntaxFailure. */
export function parseSteps(scanner: Scanner, name = NAME): Step[] {
  const steps: Step[] = [];
  for (;;) {
    if (scanner.take('..')) {
      steps.push({ kind: 'descendants', step: afterDots(scanner, name) });
    } else if (scanner.take('.')) {
      steps.push(afterDot(scanner, name));
    } else if (scanner.peek() === '[') {
      steps.push(brackets(scanner));
    } else {
      return steps;
    }
  }
}

const afterDots = (scanner: Scanner, name: RegExp): Step =>
  scanner.peek() === '[' ? brackets(scanner) : afterDot(scanner, name);

function afterDot(scanner: Scanner, pattern: RegExp): Step {
  if (scanner.take('*')) return { kind: 'wildcard' };
  const name = scanner.match(pattern) ?? scanner.fail('expected a name');
  if (scanner.take('()')) return { kind: 'function', name };
  return memberNamed(name);
}

const memberNamed = (written: string): Step =>
  written.includes('\\')
    ? { kind: 'member', name: resolveEscapes(written), written }
    : { kind: 'member', name: written };

function brackets(scanner: Scanner): Step {
  scanner.expect('[');
  scanner.skipSpace();
  const step = insideBrackets(scanner);
  scanner.skipSpace();
  scanner.expect(']');
  return step;
}

function insideBrackets(scanner: Scanner): Step {
  if (scanner.take('*')) return { kind: 'wildcard' };
  if (scanner.take('?')) {
    scanner.skipSpace();
    scanner.expect('(');
    const predicate = parseFilter(scanner, parseSteps);
    scanner.expect(')');
    return { kind: 'filter', predicate };
  }
  const next = scanner.peek();
  return next === "'" || next === '"' ? memberList(scanner) : indexList(scanner);
}

function memberList(scanner: Scanner): Step {
  const names = [scanner.quoted()];
  scanner.skipSpace();
  while (scanner.take(',')) {
    scanner.skipSpace();
    names.push(scanner.quoted());
    scanner.skipSpace();
  }
  const [name = ''] = names;
  return names.length === 1
    ? memberNamed(name)
    : { kind: 'members', names: names.map(resolveEscapes) };
}

function indexList(scanner: Scanner): Step {
  const first = scanner.match(INTEGER);
  if (scanner.take(':')) {
    const to = scanner.match(INTEGER);
    return { kind: 'slice', from: toNumber(first), to: toNumber(to) };
  }
  const index = toNumber(first) ?? scanner.fail('expected an index');
  if (scanner.peek() !== ',') return { kind: 'index', index };
  const indices = [index];
  while (scanner.take(',')) {
    scanner.skipSpace();
    indices.push(Number(scanner.match(INTEGER) ?? scanner.fail('expected an index')));
  }
  return { kind: 'indices', indices };
}

const toNumber = (digits: string | undefined): number | undefined =>
  digits === undefined ? undefined : Number(digits);
