import {
  databaseBriefly,
  describingBriefly,
  functionBriefly,
  startingBriefly,
} from './policies.ts';
import type { MachineFailures } from './state-failures.ts';

/** The router answers 503 where an error is retryable; no other error than SecretsUnavailable leaves the function. */
const ANSWERED = [
  'DatabaseUnavailable',
  'ExecutionsUnavailable',
  'KeysUnavailable',
  // A question of a search is then answered without it.
  'LogsUnavailable',
  'BudgetSpent',
  'ModelUnavailable',
  'QueuesUnavailable',
  'ShowFileUnavailable',
  'SpeechUnavailable',
  'StorageUnavailable',
];

/** What goes wrong with a queued message; what isn't caught goes back to the queue, and after three tries to the dead letters. */
export const intake: MachineFailures = {
  ReadMessage: { catch: [{ errors: ['States.ALL'], next: 'MessageInvalid' }] },
  ReadConfig: {
    timeout: 20,
    retry: [databaseBriefly],
    catch: [{ errors: ['States.Http.StatusCode.473'], next: 'UnknownConfig' }],
  },
  FindEpisode: {
    timeout: 20,
    retry: [databaseBriefly],
    catch: [{ errors: ['States.Http.StatusCode.471'], next: 'UnknownPodcast' }],
  },
  StartEpisode: {
    timeout: 20,
    retry: [startingBriefly],
    catch: [{ errors: ['Sfn.ExecutionAlreadyExistsException'], next: 'DescribeAttempt' }],
  },
  DescribeAttempt: { timeout: 20, retry: [describingBriefly] },
  ReadEpisode: { function: 'api', timeout: 25, retry: [functionBriefly], handled: ANSWERED },
  RetryEpisode: { function: 'api', timeout: 25, retry: [functionBriefly], handled: ANSWERED },
};
