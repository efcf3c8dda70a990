import type { Spending, Timings } from '../../api/insight/schema.ts';
import type { DeadLetterList } from '../../api/queues/schema.ts';
import type { Machine } from '../../inspect/machines.ts';
import type { Send } from './call.ts';

/** The calls about how the product as a whole does. Every one throws ApiUnreachable or ApiRefusal. */
export const insightCalls = (call: Send) => ({
  readTimings: (machine: Machine, signal?: AbortSignal) =>
    call<Timings>('GET', `/operations/timings?machine=${machine}`, { signal }),
  readSpending: (months: number, signal?: AbortSignal) =>
    call<Spending>('GET', `/operations/spending?months=${months}`, { signal }),
  listDeadLetters: (signal?: AbortSignal) =>
    call<DeadLetterList>('GET', '/operations/dead-letters', { signal }),
  discardDeadLetter: (queue: DeadLetterList['items'][number]['queue'], messageId: string) =>
    call<undefined>('DELETE', `/operations/dead-letters/${queue}/${messageId}`),
  redriveIntake: () => call<{ messages: number }>('POST', '/operations/intake/redrive'),
});
