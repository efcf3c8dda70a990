/** The parameters of a request by where they stand. */
export interface RequestParameters {
  readonly path: Readonly<Record<string, string>>;
  readonly querystring: Readonly<Record<string, string>>;
  readonly header: Readonly<Record<string, string>>;
}

type ParameterPlace = keyof RequestParameters;
const PLACES: readonly ParameterPlace[] = ['path', 'querystring', 'header'];

// As a java.util.Map: a parameter that is called `get` or `keySet` must not hide the method.
const asMap = (values: Readonly<Record<string, string>>) => ({
  keySet: () => Object.keys(values),
  get: (name: unknown) => (Object.hasOwn(values, String(name)) ? values[String(name)] : undefined),
  containsKey: (name: unknown) => Object.hasOwn(values, String(name)),
  size: () => Object.keys(values).length,
  isEmpty: () => Object.keys(values).length === 0,
});

// The part of JSONPath that leads to one place: $, .name, ['name'], [0].
const stepsOf = (path: string): string[] => {
  if (!/^\$(?:\.\w+|\['[^']*'\]|\[\d+\])*$/.test(path)) {
    throw new Error(`$input.path('${path}'): only $, .name, ['name'] and [0] are understood here.`);
  }
  return [...path.matchAll(/\.(\w+)|\['([^']*)'\]|\[(\d+)\]/g)].map(
    ([, name, quoted, index]) => name ?? quoted ?? index ?? '',
  );
};

const follow = (root: unknown, path: string): unknown =>
  stepsOf(path).reduce<unknown>(
    (value, step) =>
      typeof value === 'object' && value !== null && Object.hasOwn(value, step)
        ? (value as Record<string, unknown>)[step]
        : undefined,
    root,
  );

const parse = (body: string): unknown => {
  try {
    return JSON.parse(body);
  } catch {
    return undefined;
  }
};

/** `$input` of a mapping template. What a path doesn't find is an empty string, as in API Gateway. */
export const createInput = (body: string, parameters: RequestParameters) => {
  const root = parse(body);
  const places = {
    path: asMap(parameters.path),
    querystring: asMap(parameters.querystring),
    header: asMap(parameters.header),
  };
  // API Gateway looks in the path, then the query, then the headers.
  const find = (name: string): string =>
    PLACES.map((place) => places[place].get(name)).find((value) => value !== undefined) ?? '';
  return {
    body,
    path: (path: string): unknown => follow(root, path) ?? '',
    json: (path: string): string => JSON.stringify(follow(root, path) ?? ''),
    params: (name?: string): unknown => (name === undefined ? places : find(name)),
  };
};
