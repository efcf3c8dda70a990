import type { VirtualClock } from '../../local/step-functions/language/virtual-clock.ts';
import type { Engine } from './engine.ts';
import { atTheTop } from './outside.ts';
import type { Seeded } from './seeded.ts';

/** A message in the intake queue, and what became of it. */
export interface QueuedMessage {
  readonly id: string;
  readonly body: string;
  readonly sentAt: number;
  /** Of the present stay in the queue: a redrive begins anew. */
  receives: number;
  state: 'queued' | 'deleted' | 'dead';
  /** Why the last delivery was refused, if it was. */
  refusal: string | undefined;
}

/** As resources/intake.yml has them. */
const VISIBILITY_MS = 900_000;
const MAX_RECEIVES = 3;

interface QueueOptions {
  readonly engine: Engine;
  readonly clock: VirtualClock;
  readonly random: Seeded;
}

/**
 * The intake queue and its pipe: each delivery is a run of *intake*; a message is deleted when that succeeds, else it
 * comes back after its visibility timeout, and after three receives it is among the dead letters.
 */
export const createQueue = ({ engine, clock, random }: QueueOptions) => {
  const messages: QueuedMessage[] = [];
  const underWay = new Set<Promise<void>>();

  const deliver = async (message: QueuedMessage): Promise<void> => {
    message.receives += 1;
    const record = {
      ...{ messageId: message.id, body: message.body, eventSource: 'aws:sqs' },
      attributes: {
        ApproximateReceiveCount: String(message.receives),
        SentTimestamp: String(message.sentAt),
      },
    };
    const run = engine.start('intake', `intake-${random.uuid()}`, JSON.stringify([record]));
    await run.ended;
    if (run.status === 'SUCCEEDED') message.state = 'deleted';
    else if (message.state !== 'deleted') {
      message.refusal = `${run.error ?? run.status}: ${run.cause}`;
    }
  };

  const receive = async (message: QueuedMessage): Promise<void> => {
    while (message.state === 'queued') {
      const visibleAt = clock.now() + VISIBILITY_MS;
      await deliver(message);
      if (message.state !== 'queued') return;
      await clock.sleep(visibleAt - clock.now());
      if (message.receives >= MAX_RECEIVES) message.state = 'dead';
    }
  };

  const begin = (work: () => Promise<void>): void => {
    const done = atTheTop(work);
    underWay.add(done);
    void done.finally(() => underWay.delete(done));
  };

  return {
    messages,
    send(body: object): void {
      const message: QueuedMessage = {
        ...{ id: random.uuid(), body: JSON.stringify(body), sentAt: clock.now() },
        ...{ receives: 0, state: 'queued', refusal: undefined },
      };
      messages.push(message);
      begin(() => receive(message));
    },
    /** A standard queue delivers at least once: now and then a message comes once more. */
    deliverAgain(message: QueuedMessage): void {
      begin(() => deliver(message));
    },
    /** Somebody has mended what stood against the dead letters. */
    redrive(): void {
      for (const message of messages.filter(({ state }) => state === 'dead')) {
        Object.assign(message, { state: 'queued', receives: 0 });
        begin(() => receive(message));
      }
    },
    /** Until each message is deleted or dead. */
    async settled(): Promise<void> {
      while (underWay.size > 0) await Promise.all(underWay);
    },
  };
};
export type Queue = ReturnType<typeof createQueue>;
