import type { AuditLog, Done } from '../../access/audit.ts';
import type { ProxyEvent } from '../lambda-proxy.ts';
import type { Route } from '../router.ts';

type Recorder = Pick<AuditLog, 'record'>;

/**
 * A route whose success is entered in the audit, for what leaves no row of its own behind. Where it
 * can't be entered the answer says so, although it is done: each of these may be done twice.
 * @throws what `audit` throws
 */
const recorded =
  (audit: Recorder, doneBy: (event: ProxyEvent) => Done, route: Route): Route =>
  async (event) => {
    const answer = await route(event);
    if (answer.statusCode < 300) await audit.record(doneBy(event));
    return answer;
  };

/** A route that runs a machine, with its entry. */
export const recordRun = (audit: Recorder, machine: string, route: Route): Route =>
  recorded(audit, () => ({ action: 'machine.run', kind: 'machine', id: machine }), route);

/** A route that does something with a webhook, with its entry. */
export const recordWebhook = (audit: Recorder, done: 'tested' | 'resent', route: Route): Route =>
  recorded(
    audit,
    ({ pathParameters }) => ({
      action: `webhook.${done}`,
      kind: 'webhook',
      id: pathParameters?.['webhookId'] ?? '',
    }),
    route,
  );

/** The routes of channels' exports that change something, each with its entry. */
export const recordExports = <T extends Record<'save' | 'choose' | 'remove', Route>>(
  audit: Recorder,
  routes: T,
): T => {
  const doing = (action: string, route: Route) =>
    recorded(
      audit,
      ({ pathParameters }) => ({
        ...{ action, kind: 'channel' },
        id: pathParameters?.['username']?.toLowerCase() ?? '',
      }),
      route,
    );
  return {
    ...routes,
    save: doing('export.added', routes.save),
    choose: doing('channel.chosen', routes.choose),
    remove: doing('export.removed', routes.remove),
  };
};

/** The routes of queues that change something, each with its entry: of a message by its id where it has one. */
export const recordQueues = <T extends Record<'discard' | 'redrive' | 'send', Route>>(
  audit: Recorder,
  routes: T,
): T => ({
  ...routes,
  discard: recorded(
    audit,
    ({ pathParameters }) => ({
      action: 'message.discarded',
      kind: 'message',
      id: pathParameters?.['messageId'] ?? '',
    }),
    routes.discard,
  ),
  redrive: recorded(
    audit,
    () => ({ action: 'queue.redriven', kind: 'queue', id: 'intake' }),
    routes.redrive,
  ),
  send: recorded(
    audit,
    () => ({ action: 'message.sent', kind: 'queue', id: 'intake' }),
    routes.send,
  ),
});
