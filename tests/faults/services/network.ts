import type { World } from '../world.ts';

/** Those who receive webhooks. */
export const networkOf = (world: World) => ({
  resolve: async () => ['93.184.216.34'],
  post: ({
    headers,
    body,
  }: {
    readonly headers: Readonly<Record<string, string>>;
    readonly body: string;
  }) =>
    world.outside.reach({
      ...{ kind: 'receiver', name: 'post' },
      async call() {
        world.receive(headers['webhook-id'] ?? '', JSON.parse(body));
        return { status: 204, body: '', retryAfter: undefined };
      },
      fail: (fault): never => {
        throw Object.assign(new Error(fault), { code: 'ECONNRESET' });
      },
    }),
});
