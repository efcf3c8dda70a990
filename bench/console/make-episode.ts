import { setTimeout as sleep } from 'node:timers/promises';
import { readStatus, startEpisode } from '../../scripts/demo/start-episode.ts';
import type { MeasuredStack } from '../control-plane/start-stack.ts';

const add = async (api: MeasuredStack['api'], what: string, body: object): Promise<string> => {
  const response = await fetch(`${api.url}/api/v1/${what}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'x-api-key': api.internalApiKey },
    body: JSON.stringify(body),
  });
  if (!response.ok) throw new Error(`POST ${what} was answered: ${await response.text()}`);
  return ((await response.json()) as { id: string }).id;
};

/** A show of the sample channels with one episode that was really made, with its script and its place in the index. */
export const makeEpisode = async ({ api, channels, window }: MeasuredStack): Promise<string> => {
  const telegramChannels = channels.map(({ username }) => username);
  const podcastId = await add(api, 'podcasts', {
    title: 'Saltreach',
    config: { telegramChannels },
  });
  const { episodeId, statusUrl } = await startEpisode(api, { podcastId, window });
  for (;;) {
    const { terminal, status } = await readStatus(api, statusUrl);
    if (status === 'completed') return episodeId;
    if (terminal) throw new Error(`The episode is ${status}.`);
    await sleep(200);
  }
};

/** Adds a webhook to which nothing can be sent, and answers its id. */
export const addWebhook = ({ api }: MeasuredStack): Promise<string> =>
  add(api, 'webhooks', { url: 'http://127.0.0.1:9/nobody' });
