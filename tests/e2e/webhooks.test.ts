import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { ListExecutionsCommand, StartExecutionCommand } from '@aws-sdk/client-sfn';
import { Webhook } from 'standardwebhooks';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createSecrets } from '../../local/stack/index.ts';
import { readHistory } from '../../scripts/demo/follow-execution.ts';
import type { Delivery } from '../../src/webhooks/delivery.ts';
import { aShow, endOf, startExecution, startTestStack, type TestStack } from '../support/stack.ts';
import { startWebhookReceiver, type WebhookReceiver } from '../support/webhook-receiver.ts';

const call = async (
  stack: TestStack,
  method: string,
  path: string,
  body?: unknown,
  // biome-ignore lint/suspicious/noExplicitAny: tests look into whatever came back
): Promise<any> => {
  const response = await fetch(`${stack.api.url}/api/v1/webhooks${path}`, {
    method,
    headers: { 'x-api-key': stack.api.internalApiKey, 'content-type': 'application/json' },
    ...(body !== undefined && { body: JSON.stringify(body) }),
  });
  return response.json();
};
const addWebhook = (
  stack: TestStack,
  receiver: WebhookReceiver,
  fields: Readonly<Record<string, unknown>>,
): Promise<{ id: string; secret: string }> =>
  call(stack, 'POST', '', { url: `${receiver.origin}/in`, ...fields });
const deliveriesOf = async (stack: TestStack, webhookId: string): Promise<Delivery[]> =>
  (await call(stack, 'GET', `/${webhookId}/deliveries`)).deliveries;
/** The deliveries once each is settled. */
const settled = async (stack: TestStack, webhookId: string, count: number) => {
  for (;;) {
    const deliveries = await deliveriesOf(stack, webhookId);
    const done = deliveries.filter(({ state }) => state !== 'pending');
    if (done.length === count) return deliveries;
    await sleep(50);
  }
};
/** An episode without a post to tell: two transitions, quickly. */
const skipAnEpisode = async (stack: TestStack, podcastId: string) => {
  const window = { from: '2001-01-01T00:00:00Z', until: '2001-02-01T00:00:00Z' };
  const ended = await endOf(stack, podcastId, await startExecution(stack, podcastId, { window }));
  expect(ended.row.status).toBe('skipped');
};
const idsOf = (receiver: WebhookReceiver) =>
  receiver.received.map(({ headers }) => headers['webhook-id']);

describe('an episode that is completed', () => {
  let stack: TestStack;
  let receiver: WebhookReceiver;
  let webhook: { id: string; secret: string };
  let episodeId: string;
  let deliveries: Delivery[];

  beforeAll(async () => {
    stack = await startTestStack();
    const seen = new Set<unknown>();
    receiver = await startWebhookReceiver((response, { headers }) => {
      const id = headers['webhook-id'];
      response.writeHead(seen.has(id) ? 204 : 500).end();
      seen.add(id);
    });
    const podcastId = await aShow(stack);
    webhook = await addWebhook(stack, receiver, { podcastId });
    const ended = await endOf(stack, podcastId, await startExecution(stack, podcastId));
    expect(ended).toMatchObject({ status: 'SUCCEEDED' });
    episodeId = ended.episodeId;
    deliveries = await settled(stack, webhook.id, 4);
  }, 180_000);
  afterAll(async () => {
    await stack?.close();
    await receiver?.close();
  });

  it('is told of by one event a transition, under the same id and with the same body on each try', () => {
    const ids = idsOf(receiver);
    const bodies = new Map(receiver.received.map((m) => [m.headers['webhook-id'], m.body]));
    expect(new Set(ids).size).toBe(4);
    expect(ids).toHaveLength(8);
    for (const { headers, body } of receiver.received) {
      expect(body).toBe(bodies.get(headers['webhook-id']));
    }
    const types = [...bodies.values()].map((body) => JSON.parse(body).type);
    expect(types.sort()).toEqual([
      'episode.completed',
      'episode.content_collected',
      'episode.pending',
      'episode.processing',
    ]);
  });

  it('is told of in messages that the secret verifies', () => {
    for (const { headers, body } of receiver.received) {
      const verified = new Webhook(webhook.secret).verify(body, headers as Record<string, string>);
      expect(verified).toMatchObject({ data: { episodeId } });
    }
  });

  it('has it all in the delivery log', () => {
    expect(deliveries).toHaveLength(4);
    for (const delivery of deliveries) {
      expect(delivery).toMatchObject({
        state: 'delivered',
        attempts: 2,
        lastStatus: 204,
        lastError: null,
        nextAttemptAt: null,
        deliveredAt: expect.any(String),
      });
      expect(idsOf(receiver)).toContain(delivery.id);
    }
  });

  it('leaves neither a secret nor the address in a history', async () => {
    const { executions = [] } = await stack.stepFunctions.send(
      new ListExecutionsCommand({ stateMachineArn: stack.machineArn('deliver') }),
    );
    expect(executions.map(({ name }) => name).sort()).toEqual(
      deliveries.map(({ id }) => id).sort(),
    );
    for (const { executionArn = '' } of executions) {
      const history = JSON.stringify(await readHistory(stack.stepFunctions, executionArn));
      expect(history).not.toContain(webhook.secret.slice('whsec_'.length));
      expect(history).not.toContain(receiver.origin);
    }
  });

  it('is told of with both secrets while they are rotated', async () => {
    const podcastId = await aShow(stack);
    const patient = await startWebhookReceiver();
    const { id, secret } = await addWebhook(stack, patient, { podcastId });
    const rotated = await call(stack, 'POST', `/${id}/rotate`);
    await skipAnEpisode(stack, podcastId);
    await settled(stack, id, 2);
    for (const { headers, body } of patient.received) {
      for (const key of [secret, rotated.secret]) {
        new Webhook(key).verify(body, headers as Record<string, string>);
      }
    }
    expect(patient.received).toHaveLength(2);
    await patient.close();
  });

  it('is no more told of to a receiver that is gone', async () => {
    const podcastId = await aShow(stack);
    const gone = await startWebhookReceiver((response) => void response.writeHead(410).end());
    const { id } = await addWebhook(stack, gone, { podcastId });
    await skipAnEpisode(stack, podcastId);
    // The first answer disables it, perhaps before there is a second transition to tell of.
    await expect
      .poll(async () => (await deliveriesOf(stack, id)).map(({ state }) => state))
      .toContain('given_up');
    const { webhooks } = await call(stack, 'GET', '');
    expect(webhooks).toContainEqual(
      expect.objectContaining({
        id,
        disabled: { at: expect.any(String), reason: 'It answered 410 Gone.' },
      }),
    );
    const told = await deliveriesOf(stack, id);
    expect(told.every(({ state }) => state === 'given_up')).toBe(true);
    const before = gone.received.length;
    await skipAnEpisode(stack, podcastId);
    expect(await deliveriesOf(stack, id)).toHaveLength(told.length);
    expect(gone.received).toHaveLength(before);
    await gone.close();
  });
});

describe('deliveries that wait when Step Functions dies', () => {
  it('are gone on with by successors, under the same ids, and each arrives', async () => {
    const dataDir = await mkdtemp(join(tmpdir(), 'stepcast-webhooks-'));
    const options = { dataDir, secrets: createSecrets() };
    let isUp = false;
    const receiver = await startWebhookReceiver(
      (response) =>
        void response.writeHead(isUp ? 204 : 503, isUp ? {} : { 'retry-after': '7200' }).end(),
    );
    let stack = await startTestStack(options);
    try {
      const podcastId = await aShow(stack);
      const { id } = await addWebhook(stack, receiver, { podcastId });
      await skipAnEpisode(stack, podcastId);
      for (;;) {
        const tried = (await deliveriesOf(stack, id)).filter(({ attempts }) => attempts === 1);
        if (tried.length === 2) break;
        await sleep(50);
      }
      const firstTries = idsOf(receiver);

      await stack.close();
      stack = await startTestStack(options);
      isUp = true;
      // Two hours and a quarter go by.
      await stack.supabase.query('update public.webhook_deliveries set held_until = now()');
      await stack.stepFunctions.send(
        new StartExecutionCommand({ stateMachineArn: stack.machineArn('notify') }),
      );
      const deliveries = await settled(stack, id, 2);
      expect(deliveries.map(({ state, attempts }) => [state, attempts])).toEqual([
        ['delivered', 2],
        ['delivered', 2],
      ]);
      expect(idsOf(receiver).slice(firstTries.length).sort()).toEqual(firstTries.sort());
    } finally {
      await stack.close();
      await receiver.close();
      await rm(dataDir, { recursive: true, force: true });
    }
  });
});
