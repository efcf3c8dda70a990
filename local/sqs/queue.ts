import { randomUUID } from 'node:crypto';
import type { Clock } from './clock.ts';
import type { Journal } from './journal.ts';
import type { Message } from './message.ts';
import type { QueueSettings, ReadQueue, RedrivePolicy } from './queue-definition.ts';
import { SqsError } from './sqs-error.ts';

/** What queues of one server share. */
export interface QueueDeps {
  readonly clock: Clock;
  readonly journal: Journal;
  /** The queue of an ARN. */
  byArn(arn: string): Queue | undefined;
}

/** A standard queue. What changes goes to the journal; whoever answers waits until that is on disk. */
export class Queue {
  readonly name: string;
  readonly arn: string;
  readonly redrive: RedrivePolicy | undefined;
  settings: QueueSettings;
  readonly createdAt: number;
  readonly #deps: QueueDeps;
  readonly #messages: Map<string, Message>;
  readonly #waiting = new Set<() => void>();

  constructor(definition: ReadQueue, arn: string, messages: Map<string, Message>, deps: QueueDeps) {
    this.name = definition.name;
    this.arn = arn;
    this.redrive = definition.redrive;
    this.settings = definition.settings;
    this.createdAt = deps.clock.now();
    this.#messages = messages;
    this.#deps = deps;
  }

  send(fields: Pick<Message, 'body' | 'attributes'>, delaySeconds?: number): Message {
    const sentAt = this.#deps.clock.now();
    const availableAt = sentAt + (delaySeconds ?? this.settings.DelaySeconds) * 1000;
    const message = { ...fields, id: randomUUID(), sentAt, availableAt, receiveCount: 0 };
    this.#deps.journal.append({ kind: 'sent', queue: this.name, message });
    this.#add(message);
    return message;
  }

  /** Hands out up to `max` messages that nobody has; those received too often go to the dead letters instead. */
  receive(max: number, visibilitySeconds = this.settings.VisibilityTimeout): Message[] {
    const now = this.#deps.clock.now();
    this.#forget(now);
    const received: Message[] = [];
    for (const message of this.#messages.values()) {
      if (received.length === max) break;
      if (this.#visibleAt(message) > now) continue;
      const deadLetters = this.redrive && this.#deps.byArn(this.redrive.deadLetterTargetArn);
      if (deadLetters && message.receiveCount >= (this.redrive?.maxReceiveCount ?? 0)) {
        this.#move(message, deadLetters);
        continue;
      }
      const taken = {
        ...message,
        receiveCount: message.receiveCount + 1,
        firstReceivedAt: message.firstReceivedAt ?? now,
        receipt: `${message.id}/${randomUUID()}`,
        hiddenUntil: now + visibilitySeconds * 1000,
      };
      this.#change(taken);
      received.push(taken);
    }
    return received;
  }

  /** Resolves when there may be something to receive: a message has come, or is visible again. Rejects with the signal. */
  async changed(untilMs: number, signal: AbortSignal): Promise<void> {
    const { clock } = this.#deps;
    const now = clock.now();
    const next = [...this.#messages.values()].map((message) => this.#visibleAt(message));
    const wakeAt = Math.min(untilMs, ...next.filter((at) => at > now));
    const woken = new AbortController();
    const wake = () => woken.abort();
    this.#waiting.add(wake);
    try {
      await clock.sleep(wakeAt - now, AbortSignal.any([signal, woken.signal]));
    } catch (error) {
      signal.throwIfAborted();
      if (!woken.signal.aborted) throw error;
    } finally {
      this.#waiting.delete(wake);
    }
  }

  /** Deletes what was received with this handle; one that has been received again since stays. */
  delete(receipt: string): void {
    const message = this.#messages.get(this.#idOf(receipt));
    if (message?.receipt === receipt) this.#remove(message.id);
  }

  /** Keeps a received message from others for so long from now on; 0 hands it out at once. */
  changeVisibility(receipt: string, visibilitySeconds: number): void {
    const now = this.#deps.clock.now();
    const message = this.#messages.get(this.#idOf(receipt));
    if (message?.receipt !== receipt || (message.hiddenUntil ?? 0) <= now) {
      throw new SqsError('MessageNotInflight', 'The message referred to is not in flight.');
    }
    this.#change({ ...message, hiddenUntil: now + visibilitySeconds * 1000 });
    this.#wake();
  }

  purge(): void {
    for (const id of [...this.#messages.keys()]) this.#remove(id);
  }

  /** Moves everything that nobody has to another queue. */
  moveAll(to: Queue): number {
    const now = this.#deps.clock.now();
    const idle = [...this.#messages.values()].filter((one) => this.#visibleAt(one) <= now);
    // What is moved by hand starts anew there: else it would be dead again at once.
    for (const { body, attributes } of idle) to.send({ body, attributes }, 0);
    for (const { id } of idle) this.#remove(id);
    return idle.length;
  }

  /** How many messages can be received, are with a receiver, and are not yet to be handed out. */
  counts(): { visible: number; inFlight: number; delayed: number } {
    const now = this.#deps.clock.now();
    this.#forget(now);
    const all = [...this.#messages.values()];
    const hidden = all.filter((message) => this.#visibleAt(message) > now);
    const delayed = hidden.filter((message) => message.receiveCount === 0).length;
    return {
      visible: all.length - hidden.length,
      inFlight: hidden.length - delayed,
      delayed,
    };
  }

  #move(message: Message, to: Queue): void {
    this.#deps.journal.append({ kind: 'moved', queue: this.name, id: message.id, to: to.name });
    this.#messages.delete(message.id);
    to.#add({ ...message, hiddenUntil: undefined });
  }

  #change(message: Message): void {
    const { body, ...rest } = message;
    this.#deps.journal.append({ kind: 'received', queue: this.name, message: rest });
    this.#messages.set(message.id, message);
  }

  #add(message: Message): void {
    this.#messages.set(message.id, message);
    this.#wake();
  }

  #remove(id: string): void {
    this.#deps.journal.append({ kind: 'deleted', queue: this.name, id });
    this.#messages.delete(id);
  }

  #forget(now: number): void {
    const oldest = now - this.settings.MessageRetentionPeriod * 1000;
    for (const { id, sentAt } of [...this.#messages.values()]) {
      if (sentAt < oldest) this.#remove(id);
    }
  }

  #visibleAt(message: Message): number {
    return Math.max(message.availableAt, message.hiddenUntil ?? 0);
  }

  #idOf(receipt: string): string {
    const [, id] = /^([0-9a-f-]{36})\/[0-9a-f-]{36}$/.exec(receipt) ?? [];
    if (id === undefined) {
      throw new SqsError(
        'ReceiptHandleIsInvalid',
        `The input receipt handle "${receipt}" is not a valid receipt handle.`,
      );
    }
    return id;
  }

  #wake(): void {
    for (const wake of this.#waiting) wake();
  }
}
