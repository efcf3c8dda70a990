import { randomUUID } from 'node:crypto';
import { Webhook } from 'standardwebhooks';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { DeliveryListSchema, TestedWebhookSchema } from '../../src/webhooks/delivery.ts';
import { EVENT_TYPES } from '../../src/webhooks/event-type.ts';
import { CreatedWebhookSchema, WebhookListSchema } from '../../src/webhooks/webhook.ts';
import { startTestApi, type TestApi } from '../support/api.ts';
import { publishEpisode } from '../support/episodes.ts';
import { insertShow } from '../support/shows.ts';
import { startWebhookReceiver } from '../support/webhook-receiver.ts';

let api: TestApi;
beforeAll(async () => {
  api = await startTestApi();
});
afterAll(() => api?.close());

const WEBHOOKS = '/api/v1/webhooks';
const URL = 'https://hooks.example.com/in';
const add = (body: unknown = { url: URL }) => api.send('POST', WEBHOOKS, body);
const addOne = async (fields: Readonly<Record<string, unknown>> = {}) =>
  CreatedWebhookSchema.parse((await add({ url: URL, ...fields })).body);

describe('POST /api/v1/webhooks', () => {
  test('answers the webhook with its secret, which no other route shows', async () => {
    const { status, body } = await add();
    expect(status).toBe(201);
    expect(CreatedWebhookSchema.parse(body)).toMatchObject({
      url: URL,
      podcastId: null,
      events: EVENT_TYPES,
      disabled: null,
      secret: expect.stringMatching(/^whsec_[A-Za-z0-9+/]{43}=$/),
    });
    const list = await api.call(WEBHOOKS);
    const { webhooks } = WebhookListSchema.parse(list.body);
    const { secret, ...webhook } = body;
    expect(webhooks).toContainEqual(webhook);
    expect(JSON.stringify(list.body)).not.toContain(secret);
  });

  test('takes a show and events', async () => {
    const podcastId = await insertShow(api.database.service);
    const events = ['episode.completed', 'episode.failed'];
    expect(await addOne({ podcastId: podcastId.toUpperCase(), events })).toMatchObject({
      podcastId,
      events,
    });
  });

  test('makes a secret of its own for each', async () => {
    const [one, another] = [await addOne(), await addOne()];
    expect(one.secret).not.toBe(another.secret);
  });

  test.each([
    [{}, 'url'],
    [{ url: 7 }, 'url'],
    [{ url: 'http://hooks.example.com/' }, 'url'],
    [{ url: 'https://127.0.0.1/' }, 'url'],
    [{ url: 'https://0x7f000001/' }, 'url'],
    [{ url: 'https://[::ffff:10.0.0.1]/' }, 'url'],
    [{ url: 'https://169.254.169.254/latest/meta-data' }, 'url'],
    [{ url: `https://hooks.example.com/${'é'.repeat(1000)}` }, 'url'],
    [{ url: 'https://hooks.example.com/\u0000', events: [] }, 'events'],
    [{ url: URL, events: ['episode.deleted'] }, 'events.0'],
    [{ url: URL, podcastId: 'x' }, 'podcastId'],
    [{ url: URL, secret: 'whsec_mine' }, 'secret'],
  ])('refuses %j, naming %s', async (body, field) => {
    const answer = await add(body);
    expect(answer.status).toBe(400);
    expect(answer.body).toMatchObject({ type: 'urn:stepcast:problem:malformed-body' });
    expect(answer.body.errors.map((error: { field: string }) => error.field)).toEqual([field]);
  });

  test('answers 404 for a show that is not there', async () => {
    const { status, body } = await add({ url: URL, podcastId: randomUUID() });
    expect([status, body.type]).toEqual([404, 'urn:stepcast:problem:unknown-podcast']);
  });
});

describe('PATCH /api/v1/webhooks/{webhookId}', () => {
  const change = (id: string, body: unknown) => api.send('PATCH', `${WEBHOOKS}/${id}`, body);
  const deliveriesOf = async (id: string) =>
    DeliveryListSchema.parse((await api.call(`${WEBHOOKS}/${id}/deliveries`)).body).deliveries;

  test('puts one that was disabled by a 410 in use again, whose log says why it got nothing', async () => {
    const podcastId = await insertShow(api.database.service);
    const { id } = await addOne({ podcastId, events: ['episode.completed', 'episode.pending'] });
    await publishEpisode(api.database.service, podcastId);
    const [, gone] = await deliveriesOf(id);
    const deliveries = api.database.service;
    const delivery = { p_event_id: gone?.eventId, p_endpoint_id: id, p_execution: 'x' };
    await deliveries.rpc('open_delivery', delivery).throwOnError();
    const outcome = { p_attempt: 1, p_outcome: 'gone', p_status: 410, p_error: 'It said 410.' };
    await deliveries.rpc('record_delivery_attempt', { ...delivery, ...outcome }).throwOnError();
    expect(await deliveriesOf(id)).toMatchObject([
      { state: 'given_up', lastError: expect.stringMatching(/^Not sent: .*410 Gone/) },
      { state: 'given_up', lastStatus: 410 },
    ]);

    const { status, body } = await change(id, { isEnabled: true });
    expect([status, body.disabled]).toEqual([200, null]);
    await publishEpisode(api.database.service, podcastId);
    expect(await deliveriesOf(id)).toHaveLength(4);
  });

  test('disables one, and changes its address and events alone or together', async () => {
    const { id } = await addOne();
    const url = 'https://hooks.example.com/other';
    expect((await change(id, { url, events: ['episode.failed'] })).body).toMatchObject({
      url,
      events: ['episode.failed'],
      disabled: null,
    });
    expect((await change(id, { isEnabled: false })).body).toMatchObject({
      url,
      disabled: { reason: 'Somebody disabled it.' },
    });
  });

  test.each([
    [{ url: 'https://127.0.0.1/' }, 'url'],
    [{ events: [] }, 'events'],
    [{ isEnabled: 'yes' }, 'isEnabled'],
    [{ podcastId: null }, 'podcastId'],
  ])('refuses %j, naming %s', async (body, field) => {
    const answer = await change((await addOne()).id, body);
    expect(answer.status).toBe(400);
    expect(answer.body.errors.map((error: { field: string }) => error.field)).toEqual([field]);
  });

  test('answers 404 for what is unknown', async () => {
    expect((await change(randomUUID(), { isEnabled: true })).status).toBe(404);
  });
});

describe('POST /api/v1/webhooks/{webhookId}/rotate', () => {
  test('answers a new secret, and for a day the old one signs as well', async () => {
    const { id, secret } = await addOne();
    const { status, body } = await api.call(`${WEBHOOKS}/${id}/rotate`, { method: 'POST' });
    expect(status).toBe(200);
    expect(body.secret).not.toBe(secret);
    const hours = (Date.parse(body.previousSecretExpiresAt) - Date.now()) / 3_600_000;
    expect(Math.round(hours)).toBe(24);
    const secrets = await api.database.supabase.query<{ secret: string }>(
      `select secret from private.webhook_secrets where endpoint_id = '${id}' order by id`,
    );
    expect(secrets).toEqual([{ secret }, { secret: body.secret }]);
  });
});

describe('GET /api/v1/webhooks/{webhookId}/deliveries', () => {
  test('lists what is sent, newest first, page by page', async () => {
    const podcastId = await insertShow(api.database.service);
    const { id } = await addOne({ podcastId });
    const episodeId = await publishEpisode(api.database.service, podcastId);
    const path = `${WEBHOOKS}/${id}/deliveries`;
    const all = DeliveryListSchema.parse((await api.call(path)).body);
    expect(all.nextCursor).toBeNull();
    expect(all.deliveries.map(({ type }) => type)).toEqual([
      'episode.completed',
      'episode.processing',
      'episode.content_collected',
      'episode.pending',
    ]);
    const [first] = all.deliveries;
    expect(first).toEqual({
      id: `${first?.eventId}-${id}`,
      eventId: first?.eventId,
      type: 'episode.completed',
      episodeId,
      occurredAt: expect.stringMatching(/^\d{4}-.*Z$/),
      state: 'pending',
      attempts: 0,
      lastStatus: null,
      lastError: null,
      lastBody: null,
      lastTookMs: null,
      lastAttemptAt: null,
      nextAttemptAt: null,
      deliveredAt: null,
      payload: expect.objectContaining({ type: 'episode.completed' }),
    });
    const pages = [];
    for (let query = '?limit=3'; query; ) {
      const { body } = await api.call(`${path}${query}`);
      pages.push(...body.deliveries);
      query = body.nextCursor === null ? '' : `?limit=3&cursor=${body.nextCursor}`;
    }
    expect(pages).toEqual(all.deliveries);
  });

  test.each([
    'limit=0',
    'limit=101',
    'limit=x',
    'cursor=x',
    'cursor=0',
    'cursor=99999999999999999',
    'other=1',
  ])('refuses ?%s', async (query) => {
    const { id } = await addOne();
    expect((await api.call(`${WEBHOOKS}/${id}/deliveries?${query}`)).status).toBe(400);
  });
});

describe('POST /api/v1/webhooks/{webhookId}/test', () => {
  test('sends a signed message that says that it is a test, and answers how that went', async () => {
    const receiver = await startWebhookReceiver((response) =>
      response.writeHead(418).end('short and stout'),
    );
    const { id, secret } = await addOne({ url: `${receiver.origin}/in` });
    const { status, body } = await api.send('POST', `${WEBHOOKS}/${id}/test`, {});
    await receiver.close();
    expect(status).toBe(200);
    expect(TestedWebhookSchema.parse(body)).toMatchObject({
      payload: { type: 'webhook.test', data: { webhookId: id } },
      ...{ isDelivered: false, status: 418, body: 'short and stout' },
      error: 'The receiver answered 418.',
    });
    const [message] = receiver.received;
    expect(message?.headers['webhook-id']).toBe(body.id);
    const headers = message?.headers as Record<string, string>;
    const verified = new Webhook(secret).verify(message?.body ?? '', headers);
    expect(verified).toEqual(body.payload);
    expect(JSON.stringify(body)).not.toContain(secret);
  });

  test('says that nobody answers', async () => {
    const { id } = await addOne({ url: 'http://127.0.0.1:9/in' });
    const { body } = await api.send('POST', `${WEBHOOKS}/${id}/test`, {});
    expect(body).toMatchObject({
      ...{ isDelivered: false, status: null, body: null, error: 'No answer: ECONNREFUSED' },
    });
  });
});

describe('POST /api/v1/webhooks/{webhookId}/deliveries/{eventId}/send', () => {
  const aDelivery = async () => {
    const podcastId = await insertShow(api.database.service);
    const { id } = await addOne({ podcastId, events: ['episode.pending'] });
    await publishEpisode(api.database.service, podcastId);
    const { body } = await api.call(`${WEBHOOKS}/${id}/deliveries`);
    return { id, eventId: body.deliveries[0].eventId };
  };
  const sendAgain = (id: string, eventId: unknown) =>
    api.send('POST', `${WEBHOOKS}/${id}/deliveries/${eventId}/send`, {});

  test('refuses a message that is being sent, and one to a disabled webhook', async () => {
    const { id, eventId } = await aDelivery();
    const underWay = await sendAgain(id, eventId);
    expect([underWay.status, underWay.body.type]).toEqual([
      409,
      'urn:stepcast:problem:delivery-under-way',
    ]);
    await api.send('PATCH', `${WEBHOOKS}/${id}`, { isEnabled: false });
    const disabled = await sendAgain(id, eventId);
    expect([disabled.status, disabled.body.type]).toEqual([
      409,
      'urn:stepcast:problem:webhook-disabled',
    ]);
  });

  test('answers 404 for an event that it was never told of, and 400 for what is no number', async () => {
    const { id } = await addOne();
    const unknown = await sendAgain(id, 999_999_999);
    expect([unknown.status, unknown.body.type]).toEqual([
      404,
      'urn:stepcast:problem:unknown-delivery',
    ]);
    expect((await sendAgain(id, 'x')).status).toBe(400);
  });
});

test('DELETE /api/v1/webhooks/{webhookId} deletes it, once', async () => {
  const { id } = await addOne();
  const path = `${WEBHOOKS}/${id}`;
  expect((await api.call(path, { method: 'DELETE' })).status).toBe(204);
  expect((await api.call(path, { method: 'DELETE' })).status).toBe(404);
});

describe.each([
  ['DELETE', ''],
  ['POST', '/rotate'],
  ['GET', '/deliveries'],
  ['POST', '/test'],
  ['POST', '/deliveries/1/send'],
])('%s /api/v1/webhooks/{webhookId}%s', (method, rest) => {
  test('answers 404 for what is unknown and 400 for what is no UUID', async () => {
    const unknown = await api.call(`${WEBHOOKS}/${randomUUID()}${rest}`, { method });
    expect([unknown.status, unknown.body.type]).toEqual([
      404,
      'urn:stepcast:problem:unknown-webhook',
    ]);
    expect((await api.call(`${WEBHOOKS}/x${rest}`, { method })).status).toBe(400);
  });

  test('answers 401 without a key', async () => {
    const headers = new Headers();
    const path = `${WEBHOOKS}/${randomUUID()}${rest}`;
    expect((await api.call(path, { method, headers })).status).toBe(401);
  });
});
