import { type Decided, type Direct, UNDECIDED } from './undecided.ts';

type Operator = (left: Decided, right: Decided) => Direct;

const ofNumbers =
  (compute: (left: number, right: number) => number): Operator =>
  (left, right) => {
    if (typeof left !== 'number' || typeof right !== 'number') return UNDECIDED;
    const result = compute(left, right);
    return Number.isFinite(result) ? result : UNDECIDED;
  };

/** Texts are compared with texts and numbers with numbers; anything else is an error, or nothing. */
const comparing =
  (holds: (left: number | string, right: number | string) => boolean): Operator =>
  (left, right) => {
    const areTexts = typeof left === 'string' && typeof right === 'string';
    const areNumbers = typeof left === 'number' && typeof right === 'number';
    return areTexts || areNumbers ? holds(left, right) : UNDECIDED;
  };

const isStructure = (value: Decided): boolean => typeof value === 'object' && value !== null;

const equality =
  (wanted: boolean): Operator =>
  (left, right) => {
    // Nothing is neither equal to anything nor unequal.
    if (left === undefined || right === undefined) return false;
    if (isStructure(left) && isStructure(right)) return UNDECIDED;
    return (left === right) === wanted;
  };

const isIn: Operator = (left, right) => {
  if (left === undefined || right === undefined) return false;
  if (isStructure(left)) return UNDECIDED;
  return (Array.isArray(right) ? right : [right]).some((item) => item === left);
};

/** A number as text is rounded, which whole ones of 15 digits need not be. */
const textOf = (value: Decided): string | undefined => {
  if (value === undefined) return '';
  if (typeof value === 'string') return value;
  const isPlain = Number.isInteger(value) && Math.abs(Number(value)) < 1e15;
  return isPlain ? String(value) : undefined;
};

const concatenation: Operator = (left, right) => {
  const [first, second] = [textOf(left), textOf(right)];
  return first === undefined || second === undefined ? UNDECIDED : first + second;
};

/** The operators that always have both sides evaluated. */
export const OPERATORS: ReadonlyMap<unknown, Operator> = new Map<unknown, Operator>([
  ['+', ofNumbers((left, right) => left + right)],
  ['-', ofNumbers((left, right) => left - right)],
  ['*', ofNumbers((left, right) => left * right)],
  ['<', comparing((left, right) => left < right)],
  ['<=', comparing((left, right) => left <= right)],
  ['>', comparing((left, right) => left > right)],
  ['>=', comparing((left, right) => left >= right)],
  ['=', equality(true)],
  ['!=', equality(false)],
  ['in', isIn],
  ['&', concatenation],
]);
