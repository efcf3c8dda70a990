import {
  type AdminRoutes,
  type Admit,
  type Answer,
  createAdminRoutes,
  type Done,
  problem,
  readSettings,
  type Settings,
} from './admin-routes.ts';

/** What the routes are made of; a refusal is an Error that says whether a retry helps (`retryable`). */
export interface ConnectionService {
  readonly names: readonly string[];
  /** Nothing secret is in it. */
  list(): Promise<readonly unknown[]>;
  isSealed(): Promise<boolean | undefined>;
  /** Without settings: what is kept. */
  check(name: string, given?: Settings): Promise<string>;
  connect(name: string, given: Settings): Promise<string>;
  remove(name: string): Promise<void>;
}

const PATH = /^\/api\/v1\/connections(?:\/([a-z]+)(\/check)?)?$/;

const changed = (how: 'changed' | 'removed', id: string): Done => ({
  ...{ action: `connection.${how}`, kind: 'connection', id },
});

const answerTo = async (
  service: ConnectionService,
  route: string,
  name: string | undefined,
  given: Settings | undefined,
): Promise<Answer> => {
  if (route === 'GET list') {
    const [connections, isSealed] = await Promise.all([service.list(), service.isSealed()]);
    return { status: 200, body: { connections, isSealed: isSealed ?? null } };
  }
  if (name === undefined || !service.names.includes(name)) {
    return problem(404, 'No such connection', `There are ${service.names.join(', ')}.`);
  }
  if (route === 'POST check') {
    return { status: 200, body: { found: await service.check(name, given) } };
  }
  if (route === 'PUT one' && given) {
    const found = await service.connect(name, given);
    return { status: 200, body: { found }, done: changed('changed', name) };
  }
  if (route === 'DELETE one') {
    await service.remove(name);
    return { status: 204, done: changed('removed', name) };
  }
  return problem(405, 'Not allowed', 'A connection is listed, checked, put or deleted.');
};

/** The routes by which a stack at home is connected to what is outside, beside its API. */
export const createConnectionRoutes = ({
  service,
  admit,
}: {
  readonly service: ConnectionService;
  readonly admit: Admit;
}): AdminRoutes =>
  createAdminRoutes({
    path: PATH,
    admit,
    async handle(request, [, name, check]) {
      const what = name === undefined ? 'list' : check ? 'check' : 'one';
      const given = await readSettings(request);
      return answerTo(service, `${request.method} ${what}`, name, given);
    },
  });
