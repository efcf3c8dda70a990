/** The parameters of a request by where they stand. */
export interface RequestParameters {
  readonly path: Readonly<Record<string, string>>;
  readonly querystring: Readonly<Record<string, string>>;
  readonly header: Readonly<Record<string, string>>;
}

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
  return {
    body,
    path: (path: string): unknown => follow(root, path) ?? '',
    json: (path: string): string => JSON.stringify(follow(root, path) ?? ''),
    // API Gateway looks in the path, then the query, then the headers.
    params: (name?: string): unknown =>
      name === undefined
        ? parameters
        : (parameters.path[name] ?? parameters.querystring[name] ?? parameters.header[name] ?? ''),
  };
};
