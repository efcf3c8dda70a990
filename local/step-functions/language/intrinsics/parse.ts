import type { Json } from '../../contract.ts';
import { scanPath } from '../jsonpath/path.ts';
import { Scanner } from '../jsonpath/scanner.ts';
import type { Argument, IntrinsicCall } from './call.ts';
import { FUNCTIONS } from './functions.ts';

/** So many calls may stand within each other (developer guide, "Intrinsic functions"). */
const MOST_NESTED = 10;

const NAME = /States\.[A-Za-z0-9]+/y;
const WORD = /true|false|null|-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?/y;

/** Parses a whole intrinsic function call and checks its functions' names and arities. Throws SyntaxFailure. */
export function parseIntrinsic(text: string): IntrinsicCall {
  const scanner = new Scanner(text);
  scanner.skipSpace();
  const call = scanCall(scanner);
  scanner.skipSpace();
  if (!scanner.done) scanner.fail('unexpected text');
  return call;
}

function scanCall(scanner: Scanner, depth = 0): IntrinsicCall {
  if (depth > MOST_NESTED) scanner.fail(`more than ${MOST_NESTED} nested intrinsic functions`);
  const name = scanner.match(NAME) ?? scanner.fail('expected an intrinsic function');
  const known = FUNCTIONS.get(name) ?? scanner.fail(`unknown intrinsic function ${name}`);
  scanner.expect('(');
  const args: Argument[] = [];
  scanner.skipSpace();
  while (!scanner.take(')')) {
    if (args.length > 0) scanner.expect(',');
    scanner.skipSpace();
    const isTemplate = name === 'States.Format' && args.length === 0;
    args.push(scanArgument(scanner, isTemplate, depth));
    scanner.skipSpace();
  }
  if (args.length < known.atLeast || args.length > known.atMost) {
    scanner.fail(`${name} has ${args.length} arguments, which it doesn't take`);
  }
  return { name, args };
}

function scanArgument(scanner: Scanner, isTemplate: boolean, depth: number): Argument {
  const next = scanner.peek();
  if (next === '$') return { kind: 'path', path: scanPath(scanner) };
  if (next === 'S') return { kind: 'call', call: scanCall(scanner, depth + 1) };
  if (next === "'") return { kind: 'literal', value: scanString(scanner, isTemplate) };
  const word = scanner.match(WORD) ?? scanner.fail('expected an argument');
  return { kind: 'literal', value: JSON.parse(word) as Json };
}

/** A quoted string. The template of States.Format keeps its other escapes: the function reads them itself. */
function scanString(scanner: Scanner, isTemplate: boolean): string {
  const source = scanner.match(/'(?:\\['{}\\]|[^'\\])*'/y) ?? scanner.fail('invalid string');
  return source.slice(1, -1).replace(isTemplate ? /\\(')/g : /\\(['{}\\])/g, '$1');
}
