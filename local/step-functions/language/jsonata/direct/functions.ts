import { type Decided, type Direct, isObject, UNDECIDED } from './undecided.ts';

const count = (value: Decided): Direct => {
  if (value === undefined) return 0;
  if (Array.isArray(value)) return value.length;
  return isObject(value) ? 1 : UNDECIDED;
};

const merge = (objects: Decided): Direct =>
  Array.isArray(objects) && objects.every(isObject) ? Object.assign({}, ...objects) : UNDECIDED;

/** The functions of one argument that machines call most. */
export const FUNCTIONS: ReadonlyMap<string, (value: Decided) => Direct> = new Map([
  ['count', count],
  ['exists', (value: Decided) => value !== undefined],
  ['merge', merge],
  ['not', (value: Decided) => (typeof value === 'boolean' ? !value : UNDECIDED)],
]);
