import { StepcastError } from '../../errors/stepcast-error.ts';

/**
 * The queues whose messages wait for a person: messages for *intake* that were refused three times,
 * and events that EventBridge couldn't hand to a machine.
 */
export const DEAD_LETTER_QUEUES = ['intake', 'events'] as const;
export type DeadLetterQueue = (typeof DEAD_LETTER_QUEUES)[number];

/** Why a message is where it is. */
export interface Refusal {
  readonly error: string;
  readonly cause: string;
}

/** A message that nobody took. */
export interface DeadLetter {
  readonly id: string;
  readonly body: string;
  /** ISO 8601, UTC. */
  readonly sentAt: string;
  /** How often somebody received it. */
  readonly receiveCount: number;
  /** As far as the message says so itself. */
  readonly refusal: Refusal | null;
}

/** What is in a queue of dead letters; `total` is approximate, and may be more than the letters shown. */
export interface DeadLetters {
  readonly total: number;
  readonly letters: readonly DeadLetter[];
}

/** The stage's queues. @throws QueuesUnavailable */
export interface MessageQueues {
  read(queue: DeadLetterQueue): Promise<DeadLetters>;
  /** Brings every dead letter of *intake* back to its queue; answers about how many. */
  redrive(): Promise<number>;
  /** Deletes a dead letter for good; false where there is none of this id. */
  discard(queue: DeadLetterQueue, id: string): Promise<boolean>;
  /** Puts a message into the queue of *intake*; answers its id. */
  send(body: string): Promise<string>;
}

/** Thrown when SQS can't be asked, or doesn't answer in time. */
export class QueuesUnavailable extends StepcastError {
  override readonly name = 'QueuesUnavailable';
  readonly retryable = true;
}
