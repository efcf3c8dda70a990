import type { Definition, Operation } from './definition.ts';

/** One method of one path. */
export interface RouteDefinition {
  /** For example `POST`; `ANY` for those that the path doesn't have. */
  readonly method: string;
  /** As declared, for example `/episodes/{episodeId}`. */
  readonly resource: string;
  readonly operation: Operation;
}

/** A route with what stood in its path. */
export interface RouteMatch<R extends RouteDefinition> {
  readonly route: R;
  readonly pathParameters: Readonly<Record<string, string>>;
}

const ANY_METHOD = 'x-amazon-apigateway-any-method';
const ANY = 'ANY';

/** Every route of a definition. */
export const listRoutes = ({ paths }: Definition): RouteDefinition[] =>
  Object.entries(paths).flatMap(([resource, operations]) =>
    Object.entries(operations).map(([method, operation]) => ({
      method: method === ANY_METHOD ? ANY : method.toUpperCase(),
      resource,
      operation,
    })),
  );

const matchPath = (resource: string, path: string): Record<string, string> | null => {
  const declared = resource.split('/');
  const given = path.split('/');
  if (declared.length !== given.length) return null;
  const parameters: Record<string, string> = {};
  for (const [index, segment] of declared.entries()) {
    const value = given[index] ?? '';
    const name = /^\{(\w+)\}$/.exec(segment)?.[1];
    if (name === undefined) {
      if (segment !== value) return null;
    } else if (value === '') return null;
    else parameters[name] = value;
  }
  return parameters;
};

/** Where two paths take a request, the one that names more of it does, as on AWS. */
const byParameters = (a: RouteDefinition, b: RouteDefinition): number =>
  a.resource.split('{').length - b.resource.split('{').length;

/** The route of a request, its path parameters still percent-encoded; null when there is none. */
export const matchRoute = <R extends RouteDefinition>(
  routes: readonly R[],
  method: string,
  path: string,
): RouteMatch<R> | null => {
  const matches = routes.flatMap((route) => {
    const pathParameters = matchPath(route.resource, path);
    return pathParameters ? [{ route, pathParameters }] : [];
  });
  const nearest = matches.toSorted((a, b) => byParameters(a.route, b.route))[0]?.route.resource;
  const onPath = matches.filter(({ route }) => route.resource === nearest);
  return (
    onPath.find(({ route }) => route.method === method) ??
    onPath.find(({ route }) => route.method === ANY) ??
    null
  );
};
