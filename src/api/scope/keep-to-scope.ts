import type { EpisodeStatusReader } from '../../episode/episode-record.ts';
import type { ExecutionReader } from '../../episode/executions.ts';
import type { ExecutionInspector } from '../../inspect/execution-inspector.ts';
import { currentScope, isInScope } from '../../runtime/current-caller.ts';
import { WebhookNotFound, type WebhookStore } from '../../webhooks/webhook-store.ts';
import { unknownExecution } from '../executions/execution-problems.ts';
import { readName } from '../executions/read-name.ts';
import { showOf } from '../executions/run-words.ts';
import type { ProxyEvent } from '../lambda-proxy.ts';
import { readId } from '../request.ts';
import type { Routes } from '../router.ts';
import { unknownWebhook } from '../webhooks/problems.ts';
import { checkEpisodeInScope, checkShowInScope } from './check-scope.ts';

/** What tells of which show a thing is. */
export interface ScopeDeps {
  readonly episodes: Pick<EpisodeStatusReader, 'find'>;
  readonly executions: ExecutionReader;
  readonly inspector: Pick<ExecutionInspector, 'find'>;
  readonly webhooks: Pick<WebhookStore, 'find'>;
}

const checkExecution = async (
  { inspector }: Pick<ScopeDeps, 'inspector'>,
  event: ProxyEvent,
): Promise<void> => {
  const { machine, name } = readName(event);
  const facts = await inspector.find(machine, name);
  if (facts === null || !isInScope(showOf(facts))) throw unknownExecution(name);
};

const checkWebhook = async (
  { webhooks }: Pick<ScopeDeps, 'webhooks'>,
  webhookId: string,
): Promise<void> => {
  const webhook = await webhooks.find(webhookId);
  if (!webhook || !isInScope(webhook.podcastId)) {
    throw unknownWebhook(new WebhookNotFound(webhookId));
  }
};

const checkPath = async (deps: ScopeDeps, event: ProxyEvent): Promise<void> => {
  const named = event.pathParameters ?? {};
  if ('podcastId' in named) checkShowInScope(readId(event, 'podcastId'));
  if ('episodeId' in named) await checkEpisodeInScope(deps, readId(event, 'episodeId'));
  if ('webhookId' in named) await checkWebhook(deps, readId(event, 'webhookId'));
  if ('name' in named) await checkExecution(deps, event);
};

/**
 * The routes, each of which answers a caller who is kept to some shows as if there were no others,
 * as far as its path names what is of one. What lists leave out is theirs.
 */
export const keepToScope = (routes: Routes, deps: ScopeDeps): Routes =>
  Object.fromEntries(
    Object.entries(routes).map(([key, route]) => [
      key,
      async (event) => {
        if (currentScope() !== null) await checkPath(deps, event);
        return route(event);
      },
    ]),
  );
