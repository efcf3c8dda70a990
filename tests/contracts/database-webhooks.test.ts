import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { createDeliveryStore } from '../../src/clients/supabase/webhooks/delivery-store.ts';
import { WebhookPayloadSchema } from '../../src/webhooks/payload.ts';
import { toSecret } from '../../src/webhooks/secret.ts';
import { startDatabase, type TestDatabase } from '../support/database.ts';
import { completeEpisode, episodeFunctions, publishEpisode } from '../support/episodes.ts';
import { insertShow } from '../support/shows.ts';

interface Pending {
  readonly event_id: number;
  readonly endpoint_id: string;
  readonly execution: string;
  readonly next_execution: string;
}

let database: TestDatabase;
let podcastId: string;
beforeAll(async () => {
  database = await startDatabase();
});
afterAll(() => database.close());
beforeEach(async () => {
  await database.service.from('podcasts').delete().neq('title', '');
  await database.service.from('webhook_endpoints').delete().neq('url', '');
  podcastId = await insertShow(database.service);
});

const secretOf = (byte: number) => toSecret(new Uint8Array(32).fill(byte));
const addEndpoint = async (args: Readonly<Record<string, unknown>> = {}): Promise<string> => {
  const { data } = await database.service
    .rpc('create_webhook_endpoint', {
      p_url: 'https://hooks.example.com/in',
      p_secret: secretOf(1),
      ...args,
    })
    .throwOnError();
  return data.id;
};
const pending = async (args: Readonly<Record<string, unknown>> = {}): Promise<Pending[]> =>
  (await database.service.rpc('pending_deliveries', { p_limit: 100, ...args }).throwOnError()).data;
const open = ({ event_id, endpoint_id }: Pending, execution: string) =>
  createDeliveryStore(database.config).open(event_id, endpoint_id, execution);
const record = (
  { event_id, endpoint_id, execution }: Pending,
  p_attempt: number,
  args: Readonly<Record<string, unknown>> = {},
) =>
  database.service.rpc('record_delivery_attempt', {
    p_event_id: event_id,
    p_endpoint_id: endpoint_id,
    p_execution: execution,
    p_attempt,
    p_outcome: 'failed',
    p_status: 500,
    p_error: 'The receiver answered 500.',
    p_wait_seconds: 300,
    ...args,
  });
const oneDelivery = async (): Promise<Pending> => {
  await addEndpoint({ p_events: ['episode.completed'] });
  await publishEpisode(database.service, podcastId);
  const [delivery] = await pending();
  return delivery!;
};
/** Lets time go by for one delivery, by moving what it is measured by. */
const letHoldEnd = (eventId: number) =>
  database.supabase.query(
    `update public.webhook_deliveries set held_until = now() where event_id = ${eventId}`,
  );
const payloadsOf = async (endpointId: string) => {
  const { data } = await database.service
    .from('webhook_deliveries')
    .select('payload')
    .eq('endpoint_id', endpointId)
    .order('event_id')
    .throwOnError();
  return data.map(({ payload }) => WebhookPayloadSchema.parse(payload));
};

describe('the outbox', () => {
  test('has the message of a completion once the episode is published, and once alone', async () => {
    const endpoint = await addEndpoint({ p_events: ['episode.completed'] });
    const id = await completeEpisode(database.service, podcastId);
    expect(await payloadsOf(endpoint)).toEqual([]);
    const { publish } = episodeFunctions(database.service);
    const { row } = await publish(id);
    await publish(id);
    const payloads = await payloadsOf(endpoint);
    expect(payloads).toMatchObject([{ type: 'episode.completed', data: { episodeId: id } }]);
    expect(Date.parse(payloads[0]?.timestamp ?? '')).toBe(
      Date.parse(String(row['last_transition_at'])),
    );
  });

  test('has a message of each transition, written as it happened', async () => {
    const endpoint = await addEndpoint();
    const episodeId = await publishEpisode(database.service, podcastId);
    const payloads = await payloadsOf(endpoint);
    expect(payloads.map(({ type }) => type)).toEqual([
      'episode.pending',
      'episode.content_collected',
      'episode.processing',
      'episode.completed',
    ]);
    expect(payloads[0]?.data).toMatchObject({ previousStatus: null, title: null, audioUrl: null });
    expect(payloads[3]?.data).toEqual({
      episodeId,
      podcastId,
      status: 'completed',
      previousStatus: 'processing',
      attempt: 1,
      title: 'Monday',
      audioUrl: `https://media.test/${episodeId}-${episodeId}.mp3`,
      durationMs: 60_000,
      error: null,
      skipReason: null,
      reviewUntil: null,
    });
  });

  test('says why an episode failed or was skipped, without the cause', async () => {
    const endpoint = await addEndpoint({ p_events: ['episode.failed', 'episode.skipped'] });
    const { open: openEpisode, fail, skip } = episodeFunctions(database.service);
    const [failed, skipped] = [randomUUID(), randomUUID()];
    await openEpisode(podcastId, failed);
    await fail(failed, failed, 'at internal-host');
    await openEpisode(podcastId, skipped);
    await skip(skipped);
    const [first, second] = await payloadsOf(endpoint);
    expect(first?.data).toMatchObject({
      error: { state: 'GenerateAudio', name: 'SpeechRefused' },
      skipReason: null,
    });
    expect(second?.data).toMatchObject({ error: null, skipReason: 'No usable post' });
  });

  test('holds what an endpoint asked for alone', async () => {
    const other = await insertShow(database.service);
    const [ofAll, ofShow, ofOther, ofFailures] = await Promise.all([
      addEndpoint({ p_events: ['episode.completed'] }),
      addEndpoint({ p_events: ['episode.completed'], p_podcast_id: podcastId }),
      addEndpoint({ p_events: ['episode.completed'], p_podcast_id: other }),
      addEndpoint({ p_events: ['episode.failed'] }),
    ]);
    await publishEpisode(database.service, podcastId);
    const counts = await Promise.all(
      [ofAll, ofShow, ofOther, ofFailures].map(async (id) => (await payloadsOf(id)).length),
    );
    expect(counts).toEqual([1, 1, 0, 0]);
  });

  test('is known of in the row of an episode exactly while its last step left a message', async () => {
    const other = await insertShow(database.service);
    await addEndpoint({ p_events: ['episode.processing'], p_podcast_id: other });
    await addEndpoint({ p_events: ['episode.content_collected'], p_podcast_id: podcastId });
    const { open: openEpisode, mark } = episodeFunctions(database.service);
    const id = randomUUID();
    const steps = [await openEpisode(podcastId, id)];
    for (const status of ['content_collected', 'processing']) steps.push(await mark(id, status));
    expect(steps.map(({ row }) => row['is_followed'])).toEqual([false, true, false]);
  });

  test('has nothing of what happened before an endpoint was there, or after it was disabled', async () => {
    await publishEpisode(database.service, podcastId);
    const endpoint = await addEndpoint({ p_events: ['episode.completed'] });
    expect(await payloadsOf(endpoint)).toEqual([]);
    await database.supabase.query(
      `update public.webhook_endpoints set disabled_at = now(), disabled_reason = 'test'`,
    );
    await publishEpisode(database.service, podcastId);
    expect(await payloadsOf(endpoint)).toEqual([]);
  });

  test('goes with its endpoint, which never stands in the way of a transition', async () => {
    const endpoint = await addEndpoint();
    await publishEpisode(database.service, podcastId);
    await database.service.from('webhook_endpoints').delete().eq('id', endpoint);
    expect(await pending()).toEqual([]);
  });
});

describe('send_delivery_again', () => {
  const sendAgain = ({ event_id, endpoint_id }: Pending) =>
    database.service.rpc('send_delivery_again', {
      p_event_id: event_id,
      p_endpoint_id: endpoint_id,
    });

  test('puts what has ended into the outbox anew, under another execution, with all its tries', async () => {
    const delivery = await oneDelivery();
    await open(delivery, delivery.execution);
    await record(delivery, 1, {
      ...{ p_outcome: 'failed', p_wait_seconds: null },
      ...{ p_body: 'x'.repeat(2000), p_took_ms: 12 },
    }).throwOnError();
    expect(await pending()).toEqual([]);
    const { data: again } = await sendAgain(delivery).throwOnError();
    expect(again).toMatchObject({ state: 'pending', attempts: 0, last_status: 500 });
    expect(again.last_body).toHaveLength(1024);
    const [waiting] = await pending();
    expect(waiting?.execution).toBe(`${delivery.execution}-again-1`);
    expect(waiting?.next_execution.length).toBeLessThanOrEqual(80);
    expect(await open(waiting!, waiting!.execution)).toMatchObject({ state: 'open', attempt: 1 });
    // What the execution before still has to say is about another sending.
    expect((await record(delivery, 2)).error?.code).toBe('PT477');
  });

  test('refuses what is being sent', async () => {
    expect((await sendAgain(await oneDelivery())).error?.code).toBe('PT489');
  });
});

describe('pending_deliveries', () => {
  test('names an execution of at most 80 characters by event and endpoint, and its successor', async () => {
    const delivery = await oneDelivery();
    expect(delivery.execution).toBe(`${delivery.event_id}-${delivery.endpoint_id}`);
    expect(delivery.next_execution).toMatch(new RegExp(`^${delivery.execution}-\\d{10}$`));
    expect('9223372036854775807'.length + delivery.next_execution.length).toBeLessThanOrEqual(80);
  });

  test('answers page by page in order', async () => {
    await addEndpoint();
    await addEndpoint();
    await publishEpisode(database.service, podcastId);
    const all = await pending();
    expect(all).toHaveLength(8);
    const pages: Pending[] = [];
    for (;;) {
      const last = pages.at(-1);
      const page = await pending({
        p_limit: 3,
        p_after_event_id: last?.event_id ?? null,
        p_after_endpoint_id: last?.endpoint_id ?? null,
      });
      pages.push(...page);
      if (page.length < 3) break;
    }
    expect(pages).toEqual(all);
  });

  test.each([{ p_limit: 0 }, { p_limit: 1001 }, { p_limit: null }, { p_after_event_id: 1 }])(
    'refuses %j',
    async (args) => {
      const { error } = await database.service.rpc('pending_deliveries', { p_limit: 1, ...args });
      expect(error?.code).toBe('PT470');
    },
  );
});

describe('an open delivery', () => {
  test('has what is to be sent, and is pending for nobody else', async () => {
    const delivery = await oneDelivery();
    expect(await open(delivery, delivery.execution)).toMatchObject({
      state: 'open',
      attempt: 1,
      url: 'https://hooks.example.com/in',
      secrets: [secretOf(1)],
      payload: { type: 'episode.completed' },
    });
    expect(await pending()).toEqual([]);
    expect(await open(delivery, 'another')).toEqual({ state: 'held' });
  });

  test('is opened again by the same execution', async () => {
    const delivery = await oneDelivery();
    const first = await open(delivery, delivery.execution);
    expect(await open(delivery, delivery.execution)).toEqual(first);
  });

  test('is another’s once its execution has not been heard of, and only that one’s', async () => {
    const delivery = await oneDelivery();
    await open(delivery, delivery.execution);
    await record(delivery, 1);
    await letHoldEnd(delivery.event_id);
    expect(await pending()).toMatchObject([{ execution: delivery.execution }]);
    const successor = { ...delivery, execution: delivery.next_execution };
    expect(await open(successor, successor.execution)).toMatchObject({ state: 'open', attempt: 2 });
    const late = await record(delivery, 2, { p_outcome: 'delivered' });
    expect(late).toMatchObject({ status: 477, error: { details: 'StaleExecution' } });
    expect((await record(successor, 2)).data).toMatchObject({ attempts: 2, state: 'pending' });
  });

  test('of something unknown is settled', async () => {
    const unknown = { event_id: 1, endpoint_id: randomUUID() } as Pending;
    expect(await open(unknown, 'any')).toEqual({ state: 'settled' });
  });

  test('of an endpoint that was disabled meanwhile is given up', async () => {
    const delivery = await oneDelivery();
    await database.supabase.query(
      `update public.webhook_endpoints set disabled_at = now(), disabled_reason = 'test'`,
    );
    expect(await open(delivery, delivery.execution)).toEqual({ state: 'settled' });
    expect(await pending()).toEqual([]);
  });
});

describe('a try that is recorded', () => {
  test('as delivered ends the delivery', async () => {
    const delivery = await oneDelivery();
    await open(delivery, delivery.execution);
    const args = { p_outcome: 'delivered', p_status: 204, p_error: null, p_wait_seconds: null };
    const { data } = await record(delivery, 1, args);
    expect(data).toMatchObject({
      state: 'delivered',
      attempts: 1,
      last_status: 204,
      last_error: null,
      delivered_at: expect.any(String),
      next_attempt_at: null,
    });
    expect(await open(delivery, delivery.execution)).toEqual({ state: 'settled' });
  });

  test('as failed waits, held for its execution fifteen minutes longer', async () => {
    const delivery = await oneDelivery();
    await open(delivery, delivery.execution);
    const { data } = await record(delivery, 1);
    expect(data).toMatchObject({ state: 'pending', attempts: 1, last_status: 500 });
    const waits = Date.parse(data.next_attempt_at) - Date.parse(data.last_attempt_at);
    const held = Date.parse(data.held_until) - Date.parse(data.next_attempt_at);
    expect([waits, held]).toEqual([300_000, 900_000]);
    expect(await pending()).toEqual([]);
  });

  test('twice is counted once', async () => {
    const delivery = await oneDelivery();
    await open(delivery, delivery.execution);
    const first = await record(delivery, 1);
    expect((await record(delivery, 1, { p_outcome: 'delivered' })).data).toEqual(first.data);
  });

  test('as failed without a next one is given up', async () => {
    const delivery = await oneDelivery();
    await open(delivery, delivery.execution);
    const { data } = await record(delivery, 1, { p_wait_seconds: null });
    expect(data).toMatchObject({ state: 'given_up', given_up_at: expect.any(String) });
  });

  test('as gone disables the endpoint and gives up everything for it', async () => {
    const endpoint = await addEndpoint();
    await publishEpisode(database.service, podcastId);
    const [delivery] = await pending();
    await open(delivery!, delivery!.execution);
    const { data } = await record(delivery!, 1, { p_outcome: 'gone', p_status: 410 });
    expect(data.state).toBe('given_up');
    expect(await pending()).toEqual([]);
    const { data: row } = await database.service
      .from('webhook_endpoints')
      .select()
      .eq('id', endpoint)
      .single();
    expect(row).toMatchObject({
      disabled_at: expect.any(String),
      disabled_reason: 'It answered 410 Gone.',
    });
  });

  test('as gone by many at once is no deadlock', async () => {
    await addEndpoint();
    for (let n = 0; n < 3; n += 1) await publishEpisode(database.service, podcastId);
    const all = await pending();
    await Promise.all(all.map((delivery) => open(delivery, delivery.execution)));
    const answers = await Promise.all(all.map((d) => record(d, 1, { p_outcome: 'gone' })));
    expect(answers.map(({ status }) => status)).toEqual(all.map(() => 200));
  });

  test('for what is not there, or by an unknown word, is refused', async () => {
    const delivery = await oneDelivery();
    const unknown = await record({ ...delivery, event_id: 1_000_000 }, 1);
    expect(unknown).toMatchObject({ status: 475, error: { details: 'UnknownDelivery' } });
    expect((await record(delivery, 1)).status).toBe(477);
    expect((await record(delivery, 1, { p_outcome: 'lost' })).status).toBe(470);
  });
});

describe('a secret that is rotated', () => {
  const rotate = (id: string, byte: number, seconds = 3600) =>
    database.service.rpc('rotate_webhook_secret', {
      p_endpoint_id: id,
      p_secret: secretOf(byte),
      p_overlap_seconds: seconds,
    });
  const secretsOf = async (delivery: Pending) => {
    const opened = await open(delivery, delivery.execution);
    return opened.state === 'open' ? opened.secrets : [];
  };

  test('signs second until its time is over', async () => {
    const delivery = await oneDelivery();
    await rotate(delivery.endpoint_id, 2);
    expect(await secretsOf(delivery)).toEqual([secretOf(2), secretOf(1)]);
    await rotate(delivery.endpoint_id, 3, 0);
    expect(await secretsOf(delivery)).toEqual([secretOf(3), secretOf(1)]);
    await database.supabase.query(
      'update private.webhook_secrets set expires_at = now() where expires_at is not null',
    );
    expect(await secretsOf(delivery)).toEqual([secretOf(3)]);
  });

  test('many times at once leaves one in use', async () => {
    const delivery = await oneDelivery();
    await Promise.all([2, 3, 4, 5].map((byte) => rotate(delivery.endpoint_id, byte, 0)));
    expect(await secretsOf(delivery)).toHaveLength(1);
  });

  test('of an unknown endpoint is a 404', async () => {
    expect(await rotate(randomUUID(), 2)).toMatchObject({ status: 474, error: { code: 'PT474' } });
  });
});

test('the hundred and first endpoint is refused', async () => {
  await database.supabase.query(
    `insert into public.webhook_endpoints (url) select 'https://hooks.example.com/' || n from generate_series(1, 99) as n`,
  );
  await addEndpoint();
  const { status, error } = await database.service.rpc('create_webhook_endpoint', {
    p_url: 'https://hooks.example.com',
    p_secret: secretOf(1),
  });
  expect({ status, details: error?.details }).toEqual({ status: 485, details: 'TooManyWebhooks' });
});

describe('an endpoint is refused with', () => {
  test.each([
    [{ p_url: 'ftp://hooks.example.com' }, '23514'],
    [{ p_url: null }, 'PT470'],
    [{ p_secret: 'guess' }, '23514'],
    [{ p_secret: null }, 'PT470'],
    [{ p_events: ['episode.deleted'] }, '23514'],
    [{ p_events: [] }, '23514'],
    [{ p_podcast_id: randomUUID() }, 'PT471'],
  ])('%j', async (args, code) => {
    const { error } = await database.service.rpc('create_webhook_endpoint', {
      p_url: 'https://hooks.example.com',
      p_secret: secretOf(1),
      ...args,
    });
    expect(error?.code).toBe(code);
  });
});
