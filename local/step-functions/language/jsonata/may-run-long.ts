import type { ExprNode } from 'jsonata';
import { childrenOf, nodesIn } from './tree.ts';

/** A syntax node: the package's own type leaves out some that there are. */
interface Node {
  readonly type: string;
  readonly value?: unknown;
  readonly steps?: readonly Node[];
  readonly procedure?: Node;
  readonly arguments?: readonly Node[];
  readonly rhs?: Node;
}

/** Functions whose result may be far larger than their arguments, or that go through them again and again. */
const COSTLY = new Set(['distinct', 'pad', 'parseInteger', 'range', 'reduce', 'replace']);
/** Nodes that match by a pattern, make functions or variables, or walk all of a tree. */
const COSTLY_TYPES: ReadonlySet<string> = new Set(
  'regex lambda partial transform bind descendant parent'.split(' '),
);
/** Members of a node that are evaluated for each item that it finds. */
const PER_ITEM: ReadonlySet<string> = new Set(['predicate', 'stages', 'group', 'terms']);
const READS: ReadonlySet<string> = new Set(['variable', 'name', 'wildcard']);
/** An expression that reads more often than this could make far more of its input than there is. */
const MOST_READS = 60;
/** Short enough that replacing all of it by all of it is nothing. */
const MOST_LITERAL_CHARACTERS = 1_000;

/** `$replace` of short texts that stand in the expression, such as an ARN's parts. */
const isReplaceOfLiterals = ({ type, procedure, arguments: args }: Node): boolean =>
  type === 'function' &&
  procedure?.value === 'replace' &&
  args?.every(
    ({ type: of, value }) => of === 'string' && String(value).length <= MOST_LITERAL_CHARACTERS,
  ) === true;

const callsToMillis = ({ procedure, arguments: args = [] }: Node, fewest: number): boolean =>
  procedure?.value === 'toMillis' && args.length >= fewest;

/** With a picture, `$toMillis` makes a regular expression of it; `~>` hands it the time that it reads. */
const readsByPicture = (node: Node): boolean =>
  callsToMillis(node, 2) ||
  (node.type === 'apply' && node.rhs !== undefined && callsToMillis(node.rhs, 1));

/** What a node evaluates for each of the items that it finds: filters, groups, and the later steps of a path. */
const repeatedIn = (node: Node): Node[] => [
  ...(node.type === 'path' ? (node.steps ?? []).slice(1) : []),
  ...Object.entries(node).flatMap(([member, value]) =>
    PER_ITEM.has(member) ? nodesIn<Node>(value) : [],
  ),
];

/** How many nodes read something; a function that is called is no reading. */
const countReads = (node: Node, isCounted: (read: Node) => boolean): number =>
  childrenOf(node)
    .filter((child) => child !== node.procedure)
    .reduce(
      (sum, child) => sum + countReads(child, isCounted),
      READS.has(node.type) && isCounted(node) ? 1 : 0,
    );

/** Reads more than the item itself, which is the variable without a name. */
const readsBeyondItem = (node: Node): boolean =>
  countReads(node, ({ type, value }) => type === 'variable' && value !== '') > 0;

const isCostly = (node: Node): boolean =>
  COSTLY_TYPES.has(node.type) ||
  (node.type === 'variable' && COSTLY.has(String(node.value))) ||
  (node.type === 'binary' && node.value === '..') ||
  'tuple' in node ||
  readsByPicture(node) ||
  repeatedIn(node).some(readsBeyondItem);

const hasCostly = (node: Node): boolean =>
  !isReplaceOfLiterals(node) && (isCostly(node) || childrenOf(node).some(hasCostly));

/**
 * Whether an expression could keep its thread busy: it has a regular expression, a function or variable of its own, a
 * range or a costly function, or it reads one thing for each item of another, or very often. The rest takes time in
 * proportion to its input.
 */
export const mayRunLong = (node: ExprNode): boolean =>
  hasCostly(node as Node) || countReads(node as Node, () => true) > MOST_READS;
