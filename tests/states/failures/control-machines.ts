import {
  DATABASE_AWAY,
  database,
  describing,
  functionDied,
  lambdaBusy,
  outOfReach,
  starting,
  telling,
} from './policies.ts';
import type { MachineFailures } from './state-failures.ts';

const notStarted = { errors: ['States.ALL'], next: 'EpisodeNotStarted' };
const notPublished = { errors: ['States.ALL'], next: 'EpisodeNotPublished' };
const notPosted = { errors: ['States.ALL'], next: 'EpisodeNotPosted' };
const reviewNotEnded = { errors: ['States.ALL'], next: 'ReviewNotEnded' };
const notSettled = { errors: ['States.ALL'], next: 'EpisodeNotSettled' };

/** What goes wrong in the machines that the clock starts. */
export const controlMachines: Readonly<Record<string, MachineFailures>> = {
  schedule: {
    FindDuePodcasts: {
      timeout: 60,
      retry: [database],
      catch: [
        { errors: ['States.Http.StatusCode.540'], next: 'DatabasePaused' },
        { errors: DATABASE_AWAY, next: 'DatabaseUnreachable' },
      ],
    },
    StartEpisode: {
      timeout: 30,
      retry: [starting],
      catch: [
        { errors: ['Sfn.ExecutionAlreadyExistsException'], next: 'DescribeAttempt' },
        notStarted,
      ],
    },
    DescribeAttempt: { timeout: 30, retry: [describing], catch: [notStarted] },
    HandOn: {
      timeout: 30,
      retry: [starting],
      catch: [{ errors: ['States.ALL'], next: 'ChooseEnd' }],
    },
  },
  reconcile: {
    FindUnsettledEpisodes: { timeout: 60, retry: [database] },
    DescribeExecution: {
      timeout: 30,
      retry: [describing],
      catch: [{ errors: ['Sfn.ExecutionDoesNotExistException'], next: 'ChooseByAge' }, notSettled],
    },
    MarkEpisodeFailed: {
      timeout: 60,
      retry: [database],
      catch: [
        // Gone, in another's hands, or ended: each means that somebody has settled it.
        {
          errors: [
            'States.Http.StatusCode.472',
            'States.Http.StatusCode.477',
            'States.Http.StatusCode.479',
          ],
          next: 'SettledMeanwhile',
        },
        notSettled,
      ],
    },
    HandOn: {
      timeout: 30,
      retry: [starting],
      catch: [{ errors: ['States.ALL'], next: 'ChooseByPart' }],
    },
    FindUnpublishedEpisodes: { timeout: 60, retry: [database] },
    DescribePublisher: {
      timeout: 30,
      retry: [describing],
      catch: [
        { errors: ['Sfn.ExecutionDoesNotExistException'], next: 'PublishFeed' },
        notPublished,
      ],
    },
    PublishFeed: {
      function: 'publishFeed',
      timeout: 150,
      retry: [
        lambdaBusy,
        outOfReach('StorageUnavailable', 'DatabaseUnavailable', 'SecretsUnavailable'),
        functionDied,
      ],
      catch: [notPublished],
    },
    FindUnpostedEpisodes: { timeout: 60, retry: [database] },
    DescribePoster: {
      timeout: 30,
      retry: [describing],
      catch: [
        { errors: ['Sfn.ExecutionDoesNotExistException'], next: 'PostToTelegram' },
        notPosted,
      ],
    },
    PostToTelegram: {
      function: 'postToTelegram',
      timeout: 330,
      retry: [
        lambdaBusy,
        outOfReach(
          'TelegramBotUnavailable',
          'StorageUnavailable',
          'DatabaseUnavailable',
          'SecretsUnavailable',
        ),
        functionDied,
      ],
      // The task answers wait, and a later sweep looks again.
      handled: ['TelegramAsksToWait'],
      catch: [{ errors: ['States.ALL'], next: 'NotePostFailure' }],
    },
    NotePostFailure: { timeout: 60, retry: [database], catch: [notPosted] },
    FindOverdueReviews: { timeout: 60, retry: [database] },
    DiscardEpisode: {
      timeout: 60,
      retry: [database],
      catch: [
        {
          errors: ['States.Http.StatusCode.472', 'States.Http.StatusCode.479'],
          next: 'ReviewEndedMeanwhile',
        },
        reviewNotEnded,
      ],
    },
    SpeakScript: {
      timeout: 30,
      retry: [starting],
      catch: [
        { errors: ['Sfn.ExecutionAlreadyExistsException'], next: 'ChooseNextName' },
        reviewNotEnded,
      ],
    },
    FindOverdueShows: { timeout: 60, retry: [database] },
    FindSlowEpisodes: { timeout: 60, retry: [database] },
    FindFullCaps: { timeout: 60, retry: [database] },
    ExpireEpisodes: { timeout: 60, retry: [database] },
    TellOfSettled: {
      timeout: 30,
      retry: [telling],
      catch: [{ errors: ['States.ALL'], next: 'SweepDone' }],
    },
  },
};
